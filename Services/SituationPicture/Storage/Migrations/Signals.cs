using Est.ServiceDefaults.Storage;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Est.SituationPicture.Storage.Migrations;

/// <summary>Unusual rises, and which kommuner have counts that were not yet looked at for them.</summary>
[DbContext(typeof(PictureDb))]
[Migration("20261124_2_Signals")]
public sealed class Signals : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("""
            create table signals (
                municipality text not null,
                week text collate "C" not null,
                area text not null,
                category text not null,
                id uuid not null,
                method text not null,
                expected double precision not null,
                threshold int not null,
                observed int not null,
                p double precision not null,
                q double precision not null,
                history int not null,
                caution text not null,
                also_by text[] not null,
                is_not text[] not null,
                raised_at timestamptz not null,
                primary key (municipality, week, area, category));

            -- A row per kommun, written with every count: it stays in its page.
            create table stale_signals (
                municipality text primary key,
                changes bigint not null) with (fillfactor = 20);
            """);
        migrationBuilder.ProtectTenantTable("signals", "stale_signals");
    }
}
