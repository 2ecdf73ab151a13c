using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.FollowUp.Interventions;

/// <summary>Why an intervention or a piece of work was not done. The code travels in events; what people write beside it does not.</summary>
public static class WhyNot
{
    /// <summary>Set by Est when the meeting took its decision back, never by people.</summary>
    public const string Withdrawn = "withdrawn";

    public sealed record Reason(string Code, string Name);

    public sealed record Answer(IReadOnlyList<Reason> Reasons);

    /// <summary>Those that people choose among, in the order that forms show them.</summary>
    public static IReadOnlyList<Reason> Reasons { get; } =
    [
        new("no-time", "Tid eller personal saknades"),
        new("no-money", "Pengar saknades"),
        new("not-ours", "Någon annan ansvarar"),
        new("no-permit", "Tillstånd eller avtal saknades"),
        new("weather", "Vädret hindrade"),
        new("postponed", "Flyttat till senare"),
        new("solved-otherwise", "Löst på annat sätt"),
        new("not-needed", "Behövs inte längre"),
        new("other", "Annat skäl"),
    ];

    private static readonly Dictionary<string, string> Names =
        Reasons.Append(new(Withdrawn, "Mötet tog tillbaka beslutet")).ToDictionary(reason => reason.Code, reason => reason.Name);

    public static Ok<Answer> Handle(string municipality) => TypedResults.Ok(new Answer(Reasons));

    public static bool IsChosenByPeople(string? code) => code is not null && code != Withdrawn && Names.ContainsKey(code);

    /// <summary>As staff read it; the code itself where it is not known.</summary>
    public static string NameOf(string code) => Names.GetValueOrDefault(code, code);
}
