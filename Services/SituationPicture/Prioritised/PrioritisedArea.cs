using Npgsql;

namespace Est.SituationPicture.Prioritised;

/// <summary>That an area is prioritised (prioriterat område) in the week of a picture.</summary>
/// <param name="Period">E.g. <c>2027-Q1</c>.</param>
/// <param name="Rank">Its place in the ranking of that round.</param>
public sealed record PrioritisedArea(string Period, int Rank);

/// <summary>Reads what is prioritised in a week, as one of a picture's statements.</summary>
internal static class PrioritisedRows
{
    /// <summary>
    /// $1 the kommun, $2 the week's Thursday, by whose day a week belongs to its period. Where a quarter and a tertial hold the same week, since the kommun changed its
    /// rhythm, the one that began later.
    /// </summary>
    public const string Sql = """
        select chosen.area, p.period, chosen.rank
        from (select * from prioritised_periods where municipality = $1 and first_day <= $2 and last_day >= $2 order by first_day desc limit 1) p,
            unnest(p.areas, p.ranks) as chosen (area, rank)
        """;

    public static (string Area, PrioritisedArea Mark) Read(NpgsqlDataReader row) => (row.GetString(0), new PrioritisedArea(row.GetString(1), row.GetInt32(2)));
}
