using Est.Prioritization.Storage;

namespace Est.Prioritization.Tests;

public sealed class RoundFacts(PrioritizationApp app) : WeekFactsAreAnswered<PrioritizationDb>(app, "rounds/facts");
