using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Est.ServiceDefaults.Weeks;
using Est.SituationPicture.Signals;
using Est.SituationPicture.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.SituationPicture.States;

/// <summary>Compiles a picture (granskning), or opens a compiled or agreed one again. Agreeing is a use case of its own.</summary>
public static class MoveOn
{
    public sealed record Answer(string State, int Revision);

    public static Task<Results<Ok<Answer>, ProblemHttpResult>> Compile(
        string municipality, string week, Passport passport, ServiceDataSources sources, TimeProvider clock, CancellationToken ct) =>
        StepAsync("compile", municipality, week, passport, sources, clock, ct);

    public static Task<Results<Ok<Answer>, ProblemHttpResult>> Reopen(
        string municipality, string week, Passport passport, ServiceDataSources sources, TimeProvider clock, CancellationToken ct) =>
        StepAsync("reopen", municipality, week, passport, sources, clock, ct);

    private static async Task<Results<Ok<Answer>, ProblemHttpResult>> StepAsync(
        string step, string municipality, string week, Passport passport, ServiceDataSources sources, TimeProvider clock, CancellationToken ct)
    {
        var errors = new List<FieldError>();
        if (Week.Read(week, "week", errors) is not { } at) return Problems.Invalid(errors);
        if (step == "compile") await RefreshSignals.Handle(sources, municipality, clock.GetUtcNow(), ct);
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var state = await PictureState.LockAsync(transaction, municipality, at, ct);
        if (PictureState.After(state.State, step) is not { } next) return PictureState.Cannot(step, state.State);
        if (step == "compile")
        {
            await using var note = transaction.Command(
                "update picture_states set compiled_at = $3, compiled_by = $4 where municipality = $1 and week = $2",
                municipality, at.ToString(), clock.GetUtcNow(), $"{passport.Name}, {passport.Organisation}");
            await note.ExecuteNonQueryAsync(ct);
        }
        var revision = await (state with { State = next }).SaveAsync(transaction, municipality, at, "picture", null, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Answer(next, revision));
    }
}
