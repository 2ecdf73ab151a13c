using Est.ServiceDefaults.ReadModels;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Est.Prioritization.Storage.Migrations;

[DbContext(typeof(PrioritizationDb))]
[Migration("20261125_Organisations")]
public sealed class Organisations : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddAreaSizes();
        migrationBuilder.CreateOrganisations();
    }
}
