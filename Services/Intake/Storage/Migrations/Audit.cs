using Est.ServiceDefaults.Audit;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Est.Intake.Storage.Migrations;

[DbContext(typeof(IntakeDb)), Migration("20261128_Audit")]
public sealed class Audit : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateAudit();
}
