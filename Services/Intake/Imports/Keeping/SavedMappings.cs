using System.Globalization;
using System.Text.Json;
using Est.Intake.Imports.Inspecting;
using Est.Intake.Imports.Mapping;
using Est.ServiceDefaults.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Est.Intake.Imports.Keeping;

/// <summary>An organisation's mapping for files with the same headings: next month's file is understood as this one was.</summary>
internal static class SavedMappings
{
    public static async Task SaveAsync(
        NpgsqlConnection connection, string municipality, Guid organisation, IReadOnlyList<FoundColumn> columns, ImportMapping mapping, CancellationToken ct)
    {
        await using var command = connection.Command(
            """
            insert into import_mappings (municipality, organisation_id, headings, mapping) values ($1, $2, $3, $4)
            on conflict (municipality, organisation_id, headings) do update set mapping = excluded.mapping, saved_at = now()
            """, municipality, organisation, HeadingsOf(columns));
        command.Parameters.Add(new NpgsqlParameter { Value = JsonSerializer.Serialize(mapping, JsonSerializerOptions.Web), NpgsqlDbType = NpgsqlDbType.Jsonb });
        await command.ExecuteNonQueryAsync(ct);
    }

    public static async Task<ImportMapping?> FindAsync(
        NpgsqlConnection connection, string municipality, Guid organisation, IReadOnlyList<FoundColumn> columns, CancellationToken ct)
    {
        var saved = await connection.ReadAsync(row => row.GetString(0), ct,
            "select mapping::text from import_mappings where municipality = $1 and organisation_id = $2 and headings = $3", municipality, organisation, HeadingsOf(columns));
        return saved is [var json] ? JsonSerializer.Deserialize<ImportMapping>(json, JsonSerializerOptions.Web) : null;
    }

    /// <summary>The headings in order; for a file without, the number of its columns.</summary>
    private static string HeadingsOf(IReadOnlyList<FoundColumn> columns) => columns.All(c => c.Header.Length == 0)
        ? columns.Count.ToString(CultureInfo.InvariantCulture)
        : string.Join('\n', columns.Select(c => c.Header.ToLowerInvariant().Replace('\0', ' ')));
}
