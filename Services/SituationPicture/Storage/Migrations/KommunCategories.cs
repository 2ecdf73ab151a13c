using Est.ServiceDefaults.Storage;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Est.SituationPicture.Storage.Migrations;

/// <summary>What a kommun calls its categories and how it weighs them; the weight stands with each cell, which is of one category.</summary>
[DbContext(typeof(PictureDb))]
[Migration("20261128_KommunCategories")]
public sealed class KommunCategories : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("""
            create table taxonomies (municipality text primary key, revision bigint not null);
            create table kommun_categories (
                municipality text not null,
                code text not null,
                name text not null,
                weight double precision not null,
                primary key (municipality, code));
            alter table weekly_counts add column weight double precision not null default 1;
            """);
        migrationBuilder.ProtectTenantTable("taxonomies", "kommun_categories");
    }
}
