using System.Text.Json;
using Est.SituationPicture.Storage;
using Npgsql;

namespace Est.SituationPicture.Live;

/// <summary>Something that all who look at a week's picture or meeting should fetch again. Carries no content of its own.</summary>
/// <param name="What"><c>picture</c>, <c>levels</c>, <c>notes</c>, <c>focus</c>, <c>decisions</c> or <c>meeting</c>.</param>
/// <param name="Area">The area it is about; null for the whole.</param>
/// <param name="Revision">Of the picture; 0 for what has none.</param>
public sealed record LiveChange(string Municipality, string Week, string What, string? Area, int Revision);

public static class LiveChanges
{
    /// <summary>PostgreSQL's channel: it carries the change to every replica when the transaction commits, and not before.</summary>
    public const string Channel = "est_live";

    public static async Task TellAsync(this NpgsqlTransaction transaction, LiveChange change, CancellationToken ct)
    {
        await using var command = transaction.Command("select pg_notify($1, $2)", Channel, JsonSerializer.Serialize(change, JsonSerializerOptions.Web));
        await command.ExecuteNonQueryAsync(ct);
    }
}
