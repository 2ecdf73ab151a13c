using Est.ServiceDefaults.Storage;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Est.Intake.Storage.Migrations;

/// <summary>Reports with their history, quarantine, nil reports, and the kommuner's changes to the categories.</summary>
[DbContext(typeof(IntakeDb))]
[Migration("20261122_First")]
public sealed class First : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateOutboxAndInbox();
        migrationBuilder.Sql("""
            -- Columns of fixed size first: a row then has no padding between them.
            create table reports (
                id uuid not null,
                content_hash uuid not null,
                organisation_id uuid not null,
                occurred_from timestamptz not null,
                occurred_to timestamptz,
                received_at timestamptz not null default now(),
                retracted_at timestamptz,
                lon double precision,
                lat double precision,
                revision integer not null,
                severity smallint not null,
                first_hand boolean,
                police_reported boolean,
                municipality text not null,
                organisation text not null,
                source text not null,
                external_id text,
                kind text not null,
                category text not null,
                precision text not null,
                area_code text,
                description text,
                action_taken text,
                origin jsonb,
                retraction_reason text,
                -- The id alone is unique: compared first, it spares every insert the comparing of equal kommuner.
                primary key (id, municipality));
            create index reports_newest on reports (municipality, occurred_from desc, id desc);

            -- What a report said before. The copy of the row comes after replaced_at, so that both tables may grow by the same columns.
            create table report_revisions (replaced_at timestamptz not null default now(), like reports);
            alter table report_revisions add primary key (municipality, id, revision);
            create function keep_revision() returns trigger language plpgsql as
                $$ begin insert into report_revisions select now(), old.*; return null; end $$;
            -- In the database, so that no path of writing can forget it.
            create trigger keep_revision after update on reports for each row
                when (old.* is distinct from new.*) execute function keep_revision();

            create table quarantine (
                id uuid not null,
                municipality text not null,
                organisation_id uuid not null,
                organisation text not null,
                source text not null,
                raw text not null,
                length bigint not null,
                errors jsonb not null,
                received_at timestamptz not null default now(),
                state text not null default 'waiting',
                decided_at timestamptz,
                decided_by text,
                reason text,
                report_id uuid,
                primary key (municipality, id));
            create index quarantine_newest on quarantine (municipality, received_at desc, id desc);

            create table nil_reports (
                municipality text not null,
                organisation_id uuid not null,
                week text not null,
                organisation text not null,
                reported_at timestamptz not null default now(),
                primary key (municipality, organisation_id, week));

            create table categories (
                municipality text not null,
                code text not null,
                name text not null,
                weight double precision not null,
                retired boolean not null,
                primary key (municipality, code));
            """);
        migrationBuilder.ProtectTenantTable("reports", "report_revisions", "quarantine", "nil_reports", "categories");
    }
}
