using Est.ServiceDefaults.Storage;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Est.SituationPicture.Storage.Migrations;

/// <summary>Which weeks' points have changed, what lay in the cells when they were last looked at, and the hot spots found in them.</summary>
[DbContext(typeof(PictureDb))]
[Migration("20261123_WhereSpots")]
public sealed class WhereSpots : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("""
            create table point_weeks (
                municipality text not null,
                week text collate "C" not null,
                revision bigint not null,
                counted bigint,
                q int[],
                r int[],
                counts int[],
                weighted float8[],
                primary key (municipality, week)) with (fillfactor = 60);

            insert into point_weeks (municipality, week, revision)
            select distinct municipality, to_char(occurred_from at time zone 'Europe/Stockholm', 'IYYY-"W"IW'), 1
            from facts where precision in ('point', 'street') and lon is not null;

            create table week_spots (
                municipality text not null,
                week text collate "C" not null,
                stamp bigint not null,
                document jsonb not null,
                cells jsonb not null,
                primary key (municipality, week));
            """);
        migrationBuilder.ProtectTenantTable("point_weeks", "week_spots");
    }
}
