using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Est.ServiceDefaults.Weeks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.SituationPicture.States;

/// <summary>Says what the coming week is about, most important first.</summary>
public static class SetFocus
{
    private const int Most = 5, Longest = 200;

    public sealed record Request(IReadOnlyList<string>? Focus);

    public static async Task<Results<Ok<MoveOn.Answer>, ProblemHttpResult>> Handle(
        string municipality, string week, Request request, ServiceDataSources sources, CancellationToken ct)
    {
        var errors = new List<FieldError>();
        var at = Week.Read(week, "week", errors);
        var focus = (request.Focus ?? []).Select(line => line?.Trim() ?? "").Where(line => line.Length > 0).ToList();
        if (focus.Count > Most) errors.Add(new("focus", "too-many", $"A week has room for at most {Most}."));
        for (var i = 0; i < focus.Count; i++)
            if (focus[i].Length > Longest) errors.Add(new($"focus[{i}]", "too-long", $"Say it in at most {Longest} characters."));
        if (errors.Count > 0) return Problems.Invalid(errors);

        await using var connection = await sources.App.OpenAsync(municipality, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var state = await PictureState.LockAsync(transaction, municipality, at!.Value, ct);
        if (state.State == PictureState.Agreed) return PictureState.AlreadyAgreed;
        var revision = await (state with { Focus = focus }).SaveAsync(transaction, municipality, at.Value, "focus", null, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new MoveOn.Answer(state.State, revision));
    }
}
