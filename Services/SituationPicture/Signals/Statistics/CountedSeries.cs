namespace Est.SituationPicture.Signals.Statistics;

/// <summary>Reports of one area and category, week by week without a gap.</summary>
public sealed record CountedSeries(string Area, string Category, int[] Counts);
