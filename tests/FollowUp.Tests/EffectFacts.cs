using Est.FollowUp.Storage;

namespace Est.FollowUp.Tests;

public sealed class EffectFacts(FollowUpApp app) : WeekFactsAreAnswered<FollowUpDb>(app, "effects/facts");
