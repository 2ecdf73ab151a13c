using Est.ServiceDefaults.Audit;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Est.FollowUp.Storage.Migrations;

[DbContext(typeof(FollowUpDb)), Migration("20261128_Audit")]
public sealed class Audit : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateAudit();
}
