using Est.ServiceDefaults.Storage;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Est.SituationPicture.Storage.Migrations;

/// <summary>What a rebuild has read so far, and what was known when it began. Empty while no kommun is rebuilt.</summary>
[DbContext(typeof(PictureDb))]
[Migration("20261123_Rebuilds")]
public sealed class Rebuilds : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("""
            create table rebuilds (
                municipality text primary key,
                id uuid not null,
                after text,
                taken int not null default 0,
                complete boolean not null default false);

            create table rebuild_known (
                municipality text not null,
                report_id uuid not null,
                revision int not null,
                primary key (municipality, report_id));

            create table rebuild_facts (like facts, primary key (municipality, report_id));
            """);
        migrationBuilder.ProtectTenantTable("rebuilds", "rebuild_known", "rebuild_facts");
    }
}
