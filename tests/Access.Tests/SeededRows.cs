using System.Globalization;
using Npgsql;

namespace Est.Access.Tests;

/// <summary>Puts a made-up row of a kommun into any table, so that a table which is added tomorrow is tested tomorrow.</summary>
internal static class SeededRows
{
    /// <summary>The statement that inserts one row. Values are new each time, and of the column's type.</summary>
    public static async Task<string> InsertAsync(NpgsqlConnection connection, string table, string municipality)
    {
        var columns = new List<(string Name, string Type, string? OneOf)>();
        await using (var command = new NpgsqlCommand("""
            select column_name, case when data_type = 'ARRAY' then 'ARRAY' else udt_name end,
                   -- The first value of: check (column in ('a', 'b')).
                   (select substring(pg_get_constraintdef(oid) from '''([^'']*)''') from pg_constraint
                    where contype = 'c' and conrelid = quote_ident(table_name)::regclass and conkey = array[ordinal_position::int2]
                      and pg_get_constraintdef(oid) like '%= ANY (ARRAY[%' limit 1)
            from information_schema.columns
            where table_schema = 'public' and table_name = $1
              and (column_name = 'municipality' or (is_nullable = 'NO' and column_default is null and is_identity = 'NO' and is_generated = 'NEVER'))
            """, connection) { Parameters = { new NpgsqlParameter { Value = table } } })
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync()) columns.Add((reader.GetString(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetString(2)));
        }
        var values = columns.Select(column => column.Name == "municipality" ? $"'{municipality}'" : column.OneOf is { } known ? $"'{known}'" : Value(table, column.Name, column.Type));
        return $"insert into \"{table}\" ({string.Join(", ", columns.Select(column => $"\"{column.Name}\""))}) values ({string.Join(", ", values)})";
    }

    private static string Value(string table, string column, string type) => type switch
    {
        "uuid" => $"'{Guid.NewGuid()}'",
        "text" or "varchar" => $"'{Guid.NewGuid():N}'",
        "int2" or "int4" or "int8" or "float8" or "float4" or "numeric" => Random.Shared.Next(1, 30_000).ToString(CultureInfo.InvariantCulture),
        "bool" => "false",
        "timestamptz" => "now()",
        "date" => "current_date",
        "time" => "'09:00'",
        "jsonb" or "json" => "'{}'",
        "bytea" => $"'\\x{Guid.NewGuid():N}'",
        "ARRAY" => "'{}'",
        _ => throw new NotSupportedException($"{table}.{column} is a {type}: add a made-up value for that type to SeededRows.Value."),
    };
}
