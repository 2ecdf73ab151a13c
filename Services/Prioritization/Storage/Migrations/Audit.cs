using Est.ServiceDefaults.Audit;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Est.Prioritization.Storage.Migrations;

[DbContext(typeof(PrioritizationDb)), Migration("20261128_Audit")]
public sealed class Audit : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateAudit();
}
