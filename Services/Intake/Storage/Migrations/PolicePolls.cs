using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Est.Intake.Storage.Migrations;

/// <summary>When the police's live address may be called again, and up to when its events have been seen.</summary>
[DbContext(typeof(IntakeDb))]
[Migration("20261122_PolicePolls")]
public sealed class PolicePolls : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("""
            create table police_polls (
                address text primary key,
                next_at timestamptz not null,
                seen_until timestamptz,
                failures integer not null default 0);
            """);
        migrationBuilder.ShowToFeedAlone("police_polls");
    }
}
