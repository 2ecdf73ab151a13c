using Est.ServiceDefaults.Audit;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Est.Gateway.Storage.Migrations;

[DbContext(typeof(GatewayDb)), Migration("20261128_Audit")]
public sealed class Audit : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateAudit();
        // Here a write begins before it is known which kommun it is for: what was answered is looked for in all of them.
        migrationBuilder.Sql("create policy lookup on audit for select using (current_setting('est.lookup', true) = 'on');");
    }
}
