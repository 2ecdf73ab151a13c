using Est.ServiceDefaults.ReadModels;
using Est.ServiceDefaults.Storage;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Est.FollowUp.Storage.Migrations;

[DbContext(typeof(FollowUpDb))]
[Migration("20261122_First")]
public sealed class First : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateOutboxAndInbox();
        migrationBuilder.CreateCountedAreas();
    }
}
