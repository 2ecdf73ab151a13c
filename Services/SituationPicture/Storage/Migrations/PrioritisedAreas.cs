using Est.ServiceDefaults.Storage;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Est.SituationPicture.Storage.Migrations;

/// <summary>Which areas are prioritised in which period.</summary>
[DbContext(typeof(PictureDb))]
[Migration("20261126_PrioritisedAreas")]
public sealed class PrioritisedAreas : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("""
            create table prioritised_periods (
                municipality text not null,
                period text collate "C" not null,
                version int not null,
                first_day date not null,
                last_day date not null,
                areas text[] not null,
                ranks int[] not null,
                primary key (municipality, period));
            """);
        migrationBuilder.ProtectTenantTable("prioritised_periods");
    }
}
