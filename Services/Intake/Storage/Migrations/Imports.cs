using Est.ServiceDefaults.Storage;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Est.Intake.Storage.Migrations;

/// <summary>Files that are imported: what they are, their pieces, what became of each row, and the mappings that an organisation saved.</summary>
[DbContext(typeof(IntakeDb))]
[Migration("20261128_Imports")]
public sealed class Imports : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("""
            create table imports (
                municipality text not null,
                id uuid not null,
                organisation_id uuid not null,
                organisation text not null,
                created_by text not null,
                created_at timestamptz not null default now(),
                name text not null,
                size bigint not null default 0,
                state text not null,
                found jsonb,
                mapping jsonb,
                source text,
                last_row integer not null default 0,
                rows bigint not null default 0,
                done bigint not null default 0,
                accepted bigint not null default 0,
                revised bigint not null default 0,
                unchanged bigint not null default 0,
                quarantined bigint not null default 0,
                refused bigint not null default 0,
                problem text,
                started_at timestamptz,
                ended_at timestamptz,
                primary key (municipality, id));
            create index imports_newest on imports (municipality, created_at desc, id desc);

            -- Encrypted, so that compressing them gains nothing.
            create table import_pieces (
                municipality text not null,
                import_id uuid not null,
                number integer not null,
                bytes bytea not null,
                primary key (municipality, import_id, number));
            alter table import_pieces alter column bytes set storage external;

            -- The lines of the outcome's file for the rows of one transaction.
            create table import_outcomes (
                municipality text not null,
                import_id uuid not null,
                last_row integer not null,
                lines text not null,
                primary key (municipality, import_id, last_row));

            create table import_mappings (
                municipality text not null,
                organisation_id uuid not null,
                headings text not null,
                mapping jsonb not null,
                saved_at timestamptz not null default now(),
                primary key (municipality, organisation_id, headings));

            -- What is to be run, or forgotten when its time is out. The runner looks over all kommuner and must see no more of them than this.
            create table import_work (
                municipality text not null,
                import_id uuid not null,
                due_at timestamptz not null,
                primary key (municipality, import_id));
            create index import_work_due on import_work (due_at);
            """);
        migrationBuilder.ProtectTenantTable("imports", "import_pieces", "import_outcomes", "import_mappings", "import_work");
        migrationBuilder.Sql("create policy runner on import_work for select using (current_setting('est.municipality', true) = 'all')");
    }
}
