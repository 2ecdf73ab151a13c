using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Est.Intake.Storage.Migrations;

/// <summary>
/// A calm week keeps the source it was told by, so that it can be told again as it was. Of those from before nobody knows it; a person's
/// form is the likeliest.
/// </summary>
[DbContext(typeof(IntakeDb))]
[Migration("20261123_SourceOfNilReports")]
public sealed class SourceOfNilReports : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("alter table nil_reports add source text not null default 'formular'");
}
