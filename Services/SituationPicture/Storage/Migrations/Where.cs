using Est.ServiceDefaults.Storage;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Est.SituationPicture.Storage.Migrations;

/// <summary>Which version of the areas a fact is counted in, and the jobs that move facts from one version to the next.</summary>
[DbContext(typeof(PictureDb))]
[Migration("20261123_Where")]
public sealed class Where : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("""
            alter table facts add column areas_version int not null default 1;
            alter table rebuild_facts add column areas_version int not null default 1;
            -- Until now a change of areas moved every fact at once.
            update facts f set areas_version = v.version
            from (select municipality, max(version) as version from area_versions group by municipality) v
            where v.municipality = f.municipality and v.version > 1;

            create index facts_when on facts (municipality, occurred_from);

            create table area_jobs (
                municipality text not null,
                id uuid not null,
                version int not null,
                state text not null,
                done int not null default 0,
                expected int not null,
                after uuid,
                began_at timestamptz not null,
                ended_at timestamptz,
                primary key (municipality, id));
            """);
        migrationBuilder.ProtectTenantTable("area_jobs");
    }
}
