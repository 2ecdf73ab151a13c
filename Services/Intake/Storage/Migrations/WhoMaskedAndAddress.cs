using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Est.Intake.Storage.Migrations;

/// <summary>Who a report first came from, its place in words, and what was masked in it. Both tables grow alike (see <see cref="First"/>).</summary>
[DbContext(typeof(IntakeDb))]
[Migration("20261128_WhoMaskedAndAddress")]
public sealed class WhoMaskedAndAddress : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        alter table reports add column address text, add column reported_by text, add column masked jsonb;
        alter table report_revisions add column address text, add column reported_by text, add column masked jsonb;
        create index reports_reported_by on reports (municipality, reported_by, occurred_from desc, id desc) where source = 'formular';
        """);
}
