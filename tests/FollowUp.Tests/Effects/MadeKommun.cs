using Est.FollowUp.Effects;
using Est.ServiceDefaults.ReadModels;
using Est.ServiceDefaults.Weeks;

namespace Est.FollowUp.Tests.Effects;

/// <summary>A kommun of areas and weekly counts without a database. The intervention begins on the Monday of <see cref="Start"/>, a year into the counts.</summary>
internal sealed class MadeKommun
{
    public const string Code = "1862";
    public static readonly Week First = new(2025, 1), Start = First.Plus(52), Last = Start.Plus(25);

    private readonly List<KnownArea> areas = [Area(Code, null)];
    private readonly CountedHistory history = new(First, Last);

    public List<MeasuredIntervention> Interventions { get; } = [];

    public MeasureEffect Measure => new(history, Tree, Interventions, Code);

    /// <summary>What was known at the end of a week.</summary>
    public EffectReader Known(Week last)
    {
        var then = new CountedHistory(First, last);
        var span = new WeekSpan(First, last);
        foreach (var area in areas)
            foreach (var (count, week) in history.Weeks(area.Code, [], span).Zip(First.To(last))) then.Add(area.Code, "klotter", week, count);
        return new(Interventions, Tree, then, Code);
    }

    public AreaTree Tree => new(areas);

    /// <param name="before">Reports each week before the start; in turn where there are several.</param>
    public MadeKommun With(string code, int[] before, int[] after, string[]? neighbours = null, string parent = Code)
    {
        areas.Add(Area(code, parent, neighbours));
        var i = 0;
        foreach (var week in First.To(Last))
        {
            var count = week < Start ? before[i % before.Length] : after[i % after.Length];
            for (var at = code; at is not null; at = areas.Single(a => a.Code == at).Parent) history.Add(at, "klotter", week, count);
            i++;
        }
        return this;
    }

    public Effect Effect(string[] areas, bool curves = true, string? kind = "belysning", string source = "meeting", DateOnly? from = null)
    {
        var intervention = Made(areas, kind, source, from);
        Interventions.Add(intervention);
        return Measure.Of(intervention, curves);
    }

    public static MeasuredIntervention Made(string[] areas, string? kind = "belysning", string source = "meeting", DateOnly? from = null, int number = 1) =>
        new(Guid.NewGuid(), number, "Ny belysning", kind, "ongoing", areas, [], from ?? Start.Monday, null, source);

    private static KnownArea Area(string code, string? parent, string[]? neighbours = null) => new()
    {
        Municipality = Code,
        Code = code,
        Name = $"Område {code}",
        Parent = parent,
        Population = null,
        ValidFrom = new(2020, 1, 1),
        ValidTo = null,
        Neighbours = neighbours ?? [],
    };
}
