using Est.ServiceDefaults.Storage;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Est.SituationPicture.Storage.Migrations;

[DbContext(typeof(PictureDb))]
[Migration("20261122_First")]
public sealed class First : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateOutboxAndInbox();
        migrationBuilder.Sql("""
            create table area_versions (
                municipality text not null,
                version int not null,
                created_at timestamptz not null,
                created_by text not null,
                primary key (municipality, version));

            create table areas (
                municipality text not null,
                version int not null,
                code text not null,
                name text not null,
                parent text,
                population int,
                valid_from date not null,
                valid_to date,
                geometry jsonb,
                neighbours text[] not null,
                primary key (municipality, version, code),
                foreign key (municipality, version) references area_versions);

            create table facts (
                municipality text not null,
                report_id uuid not null,
                revision int not null,
                kind text not null,
                category text not null,
                severity smallint not null,
                occurred_from timestamptz not null,
                occurred_to timestamptz,
                precision text not null,
                lon double precision,
                lat double precision,
                area_code text,
                area text not null,
                organisation text not null,
                source text not null,
                retracted boolean not null,
                primary key (municipality, report_id));

            -- Weeks such as 2026-W47 sort as they come in the C collation, and are compared fastest in it. The rows of the current week
            -- are written again and again: with room left in their pages the old versions are cleared away at once.
            create table weekly_counts (
                municipality text not null,
                week text collate "C" not null,
                area text not null,
                category text not null,
                count int not null,
                severities bigint not null,
                revision bigint not null,
                primary key (municipality, week, area, category)) with (fillfactor = 60);

            create table weekly_hours (
                municipality text not null,
                week text collate "C" not null,
                area text not null,
                millionths bigint[] not null,
                primary key (municipality, week, area)) with (fillfactor = 40);

            create table weekly_organisations (
                municipality text not null,
                week text collate "C" not null,
                organisation text not null,
                reports int not null,
                planned int not null,
                calm int not null,
                primary key (municipality, week, organisation)) with (fillfactor = 60);
            """);
        migrationBuilder.ProtectTenantTable(
            "area_versions", "areas", "facts", "weekly_counts", "weekly_hours", "weekly_organisations");
    }
}
