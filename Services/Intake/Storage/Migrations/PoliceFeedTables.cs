using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Est.Intake.Storage.Migrations;

/// <summary>
/// What the police's feed must know across the kommuner (docs/decisions/006). These rows belong to no kommun: row-level
/// security hides them from every session that has entered one, and shows them to the feed's, which sees nothing else.
/// </summary>
[DbContext(typeof(IntakeDb))]
[Migration("20261122_PoliceFeedTables")]
public sealed class PoliceFeedTables : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("""
            -- One row for each police id. No text of the event: that is with the kommun.
            create table police_events (
                id bigint primary key,
                published timestamptz not null,
                content uuid not null,
                body uuid not null,
                counted boolean not null,
                municipality text,
                county text,
                former uuid[] not null);

            create table county_events (
                id bigint primary key,
                occurred_from timestamptz not null,
                occurred_to timestamptz,
                received_at timestamptz not null default now(),
                revision integer not null,
                severity integer not null,
                county text not null,
                category text not null,
                description text not null,
                origin jsonb not null);
            create index county_events_newest on county_events (county, occurred_from desc);

            -- Events of unknown places and what could not be read, as it came.
            create table unplaced_events (
                key uuid primary key,
                police_id bigint,
                first_received_at timestamptz not null default now(),
                last_received_at timestamptz not null default now(),
                text text not null,
                errors jsonb not null);
            create index unplaced_events_police_id on unplaced_events (police_id);
            """);
        migrationBuilder.ShowToFeedAlone("police_events", "county_events", "unplaced_events");
    }
}

internal static class FeedTables
{
    /// <summary>Row-level security for a table that belongs to no kommun.</summary>
    public static void ShowToFeedAlone(this MigrationBuilder migration, params string[] tables)
    {
        foreach (var table in tables)
        {
            migration.Sql($"""
                alter table {table} enable row level security;
                create policy feed on {table}
                    using (current_setting('est.municipality', true) = 'all')
                    with check (current_setting('est.municipality', true) = 'all');
                """);
        }
    }
}
