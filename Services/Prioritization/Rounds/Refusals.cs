using Est.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.Prioritization.Rounds;

/// <summary>Answers to what cannot be done with a round.</summary>
public static class Refusals
{
    public static ProblemHttpResult ChangedMeanwhile =>
        Problems.Of(StatusCodes.Status409Conflict, "changed-meanwhile", "Someone has changed it", "Look at the change, then do it again.");

    public static ProblemHttpResult AlreadyDecided =>
        Problems.Of(StatusCodes.Status409Conflict, "already-decided", "The round is decided", "A decision is kept as it was. Open a round for the next period.");

    public static ProblemHttpResult AlreadyOpen =>
        Problems.Of(StatusCodes.Status409Conflict, "already-open", "There is a round for this period", "Go on with the one that is there.");
}

/// <summary>What people write to say why; stays in this service, except that of a decision.</summary>
public static class Motive
{
    private const int Longest = 500;

    /// <summary>Reads a motive from input; null when nothing is said.</summary>
    public static string? Read(string? text, string field, bool isRequired, string whyRequired, ICollection<FieldError> errors)
    {
        var motive = text?.Trim();
        if (motive?.Length > Longest) errors.Add(new(field, "too-long", $"Say it in at most {Longest} characters."));
        if (!string.IsNullOrEmpty(motive)) return motive;
        if (isRequired) errors.Add(new(field, "required", whyRequired));
        return null;
    }
}
