using Est.Intake.Reports;
using Npgsql;
using NpgsqlTypes;

namespace Est.Intake.Writing;

/// <summary>
/// The SQL that stores reports, from either source of rows: arrays (a few rows, one round trip) or a temporary table
/// filled by binary COPY (thousands). PostgreSQL does not let a role under row-level security COPY into the table itself.
/// </summary>
internal static class ReportRows
{
    private const string Columns =
        "id, content_hash, organisation_id, occurred_from, occurred_to, lon, lat, severity, first_hand, police_reported, municipality, " +
        "organisation, source, external_id, kind, category, precision, area_code, description, action_taken, origin, address, reported_by, masked";

    /// <summary>Its rows are gone at the transaction's end; the table stays with the connection.</summary>
    public const string CreateIncoming =
        """
        create temp table if not exists incoming (
            id uuid, content_hash uuid, organisation_id uuid, occurred_from timestamptz, occurred_to timestamptz,
            lon double precision, lat double precision, severity smallint, first_hand boolean, police_reported boolean, municipality text,
            organisation text, source text, external_id text, kind text, category text, precision text,
            area_code text, description text, action_taken text, origin jsonb,
            address text, reported_by text, masked jsonb) on commit delete rows
        """;

    public const string CopyIncoming = $"copy incoming ({Columns}) from stdin (format binary)";

    /// <summary>Inserts what is new, revises what has changed, leaves the rest alone; returns the first two.</summary>
    public const string UpsertIncoming = Insert + " from incoming where municipality = current_setting('est.municipality')" + OnConflict;

    private const string Insert = $"insert into reports as r ({Columns}, revision) select {Columns}, 1";

    private const string OnConflict =
        """

        on conflict (municipality, id) do update set
            revision = r.revision + 1, content_hash = excluded.content_hash, received_at = now(), retracted_at = null, retraction_reason = null,
            organisation = excluded.organisation, occurred_from = excluded.occurred_from, occurred_to = excluded.occurred_to,
            lon = excluded.lon, lat = excluded.lat, severity = excluded.severity, first_hand = excluded.first_hand,
            police_reported = excluded.police_reported, kind = excluded.kind, category = excluded.category, precision = excluded.precision,
            area_code = excluded.area_code, description = excluded.description, action_taken = excluded.action_taken, origin = excluded.origin,
            address = excluded.address, masked = excluded.masked
            where r.content_hash <> excluded.content_hash
        returning id, revision
        """;

    private const string UpsertArrays = Insert +
        """
         from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::timestamptz[], $5::timestamptz[], $6::double precision[], $7::double precision[],
            $8::smallint[], $9::boolean[], $10::boolean[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::text[],
            $17::text[], $18::text[], $19::text[], $20::text[], $21::jsonb[], $22::text[], $23::text[], $24::jsonb[])
        """ + $" as incoming ({Columns})" + OnConflict;

    public static NpgsqlBatchCommand UpsertOf(IReadOnlyList<Report> reports)
    {
        var command = new NpgsqlBatchCommand(UpsertArrays);
        Add(NpgsqlDbType.Uuid, r => r.Id);
        Add(NpgsqlDbType.Uuid, r => r.ContentHash);
        Add(NpgsqlDbType.Uuid, r => r.OrganisationId);
        Add(NpgsqlDbType.TimestampTz, r => r.OccurredFrom);
        Add(NpgsqlDbType.TimestampTz, r => r.OccurredTo);
        Add(NpgsqlDbType.Double, r => r.Lon);
        Add(NpgsqlDbType.Double, r => r.Lat);
        Add(NpgsqlDbType.Smallint, r => r.Severity);
        Add(NpgsqlDbType.Boolean, r => r.FirstHand);
        Add(NpgsqlDbType.Boolean, r => r.PoliceReported);
        Add(NpgsqlDbType.Text, r => r.Municipality);
        Add(NpgsqlDbType.Text, r => r.Organisation);
        Add(NpgsqlDbType.Text, r => r.Source);
        Add(NpgsqlDbType.Text, r => r.ExternalId);
        Add(NpgsqlDbType.Text, r => r.Kind);
        Add(NpgsqlDbType.Text, r => r.Category);
        Add(NpgsqlDbType.Text, r => r.Precision);
        Add(NpgsqlDbType.Text, r => r.AreaCode);
        Add(NpgsqlDbType.Text, r => r.Description);
        Add(NpgsqlDbType.Text, r => r.ActionTaken);
        Add(NpgsqlDbType.Jsonb, r => r.Origin);
        Add(NpgsqlDbType.Text, r => r.Address);
        Add(NpgsqlDbType.Text, r => r.ReportedBy);
        Add(NpgsqlDbType.Jsonb, r => r.Masked);
        return command;

        void Add<T>(NpgsqlDbType type, Func<Report, T> column)
        {
            var values = new T[reports.Count];
            for (var i = 0; i < values.Length; i++) values[i] = column(reports[i]);
            command.Parameters.Add(new NpgsqlParameter<T[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type });
        }
    }

    public static async Task CopyAsync(NpgsqlConnection connection, IReadOnlyList<Report> reports, CancellationToken ct)
    {
        await using var stream = await connection.BeginRawBinaryCopyAsync(CopyIncoming, ct);
        var rows = new CopyBuffer();
        foreach (var report in reports)
        {
            rows.BeginRow(columns: 24);
            rows.Add(report.Id);
            rows.Add(report.ContentHash);
            rows.Add(report.OrganisationId);
            rows.Add(report.OccurredFrom);
            rows.Add(report.OccurredTo);
            rows.Add(report.Lon);
            rows.Add(report.Lat);
            rows.Add(report.Severity);
            rows.Add(report.FirstHand);
            rows.Add(report.PoliceReported);
            rows.Add(report.Municipality);
            rows.Add(report.Organisation);
            rows.Add(report.Source);
            rows.Add(report.ExternalId);
            rows.Add(report.Kind);
            rows.Add(report.Category);
            rows.Add(report.Precision);
            rows.Add(report.AreaCode);
            rows.Add(report.Description);
            rows.Add(report.ActionTaken);
            rows.AddJson(report.Origin);
            rows.Add(report.Address);
            rows.Add(report.ReportedBy);
            rows.AddJson(report.Masked);
            if (rows.IsWorthSending) await rows.SendAsync(stream, ct);
        }
        rows.End();
        await rows.SendAsync(stream, ct);
    }
}
