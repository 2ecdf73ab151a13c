using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Est.FollowUp.Storage.Migrations;

/// <summary>What each meeting decided, so that those who reported are told of it.</summary>
[DbContext(typeof(FollowUpDb))]
[Migration("20261128_AgreedDecisions")]
public sealed class AgreedDecisions : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("alter table agreed_weeks add column decisions jsonb not null default '[]';");
}
