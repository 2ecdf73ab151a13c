using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Weeks;
using Est.SituationPicture.Live;
using Est.SituationPicture.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Est.SituationPicture.States;

/// <summary>Where the picture of a week stands on its way from open over compiled (granskning) to agreed (fastställd).</summary>
/// <param name="Revision">Grows with every change that people make to the picture.</param>
public sealed record PictureState(string State, int Revision, IReadOnlyList<string> Focus)
{
    public const string Open = "open", Compiled = "compiled", Agreed = "agreed";

    /// <summary>A picture that nobody has touched yet.</summary>
    public static PictureState New { get; } = new(Open, 0, []);

    /// <summary>Every step there is: what may follow what.</summary>
    private static readonly Dictionary<(string From, string Step), string> Steps = new()
    {
        [(Open, "compile")] = Compiled,
        [(Compiled, "reopen")] = Open,
        [(Compiled, "agree")] = Agreed,
        [(Agreed, "reopen")] = Open,
    };

    public static ProblemHttpResult AlreadyAgreed => Problems.Of(
        StatusCodes.Status409Conflict, "already-agreed", "The picture is agreed", "An agreed picture does not change. Open it again to agree a new version.");

    /// <summary>The answer to a step that cannot be taken: already agreed, or not compiled yet.</summary>
    public static ProblemHttpResult Cannot(string step, string from) => from == Agreed
        ? AlreadyAgreed
        : Problems.Of(StatusCodes.Status409Conflict, $"cannot-{step}", $"The picture is {from}", step == "agree"
            ? "Compile the picture first: what is agreed has been reviewed."
            : "Someone else may have taken this step: look at the picture again.");

    /// <summary>The state after a step; null when the step cannot be taken from here.</summary>
    public static string? After(string from, string step) => Steps.GetValueOrDefault((from, step));

    /// <summary>Reads the state and keeps others from changing the picture until the transaction ends.</summary>
    public static async Task<PictureState> LockAsync(NpgsqlTransaction transaction, string municipality, Week week, CancellationToken ct)
    {
        await using (var insert = transaction.Command(
            "insert into picture_states (municipality, week, state, revision) values ($1, $2, 'open', 0) on conflict do nothing", municipality, week.ToString()))
            await insert.ExecuteNonQueryAsync(ct);
        await using var read = transaction.Command(
            "select state, revision, focus from picture_states where municipality = $1 and week = $2 for update", municipality, week.ToString());
        await using var reader = await read.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return new PictureState(reader.GetString(0), reader.GetInt32(1), reader.GetFieldValue<string[]>(2));
    }

    /// <summary>Writes the state with the next revision, and tells all who look at the picture when the transaction commits.</summary>
    /// <param name="what">What they should fetch again: <c>picture</c>, <c>levels</c>, <c>notes</c>, <c>focus</c>.</param>
    /// <param name="area">The area it is about; null for the whole.</param>
    public async Task<int> SaveAsync(NpgsqlTransaction transaction, string municipality, Week week, string what, string? area, CancellationToken ct)
    {
        await using (var write = transaction.Command(
            "update picture_states set state = $3, revision = $4, focus = $5 where municipality = $1 and week = $2",
            municipality, week.ToString(), State, Revision + 1, Focus.ToArray()))
            await write.ExecuteNonQueryAsync(ct);
        await transaction.TellAsync(new LiveChange(municipality, week.ToString(), what, area, Revision + 1), ct);
        return Revision + 1;
    }
}
