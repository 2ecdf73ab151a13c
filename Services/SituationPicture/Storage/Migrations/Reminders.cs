using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Est.SituationPicture.Storage.Migrations;

/// <summary>When an address was last reminded of a round of prioritisation.</summary>
[DbContext(typeof(PictureDb))]
[Migration("20261127_Reminders")]
public sealed class Reminders : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("alter table digest_addresses add column reminded_at timestamptz;");
}
