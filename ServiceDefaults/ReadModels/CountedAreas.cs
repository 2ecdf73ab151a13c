using Est.ServiceDefaults.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Est.ServiceDefaults.ReadModels;

/// <summary>
/// The read model of the services that work on from the picture: areas and weekly counts as the events told them. Kept by
/// <see cref="OnAreasChanged"/> and <see cref="OnWeekCounted"/>, in the service's own database.
/// </summary>
public static class CountedAreas
{
    public static void DefineCountedAreas(this ModelBuilder model)
    {
        model.Entity<KnownAreaVersion>().ToTable("area_versions").HasKey(v => v.Municipality);
        model.Entity<KnownArea>().ToTable("areas").HasKey(a => new { a.Municipality, a.Code });
        model.Entity<WeekCount>().ToTable("weekly_counts").HasKey(c => new { c.Municipality, c.Week, c.Area, c.Category });
    }

    /// <summary>The tables that <see cref="OnAreasChanged"/> keeps, before <see cref="AddAreaSizes"/>.</summary>
    public static void CreateAreas(this MigrationBuilder migration)
    {
        migration.Sql("""
            create table area_versions (
                municipality text primary key,
                version int not null);

            create table areas (
                municipality text not null,
                code text not null,
                name text not null,
                parent text,
                population int,
                valid_from date not null,
                valid_to date,
                neighbours text[] not null,
                primary key (municipality, code));
            """);
        migration.ProtectTenantTable("area_versions", "areas");
    }

    public static void CreateCountedAreas(this MigrationBuilder migration)
    {
        migration.CreateAreas();
        migration.Sql("""
            create table weekly_counts (
                municipality text not null,
                week text collate "C" not null,
                area text not null,
                category text not null,
                count int not null,
                weighted double precision not null,
                revision bigint not null,
                primary key (municipality, week, area, category)) with (fillfactor = 60);
            """);
        migration.ProtectTenantTable("weekly_counts");
    }

    /// <summary>The table that <see cref="OnOrganisationChanged"/> keeps.</summary>
    public static void CreateOrganisations(this MigrationBuilder migration)
    {
        migration.Sql("""
            create table organisations (
                municipality text not null,
                id uuid not null,
                name text not null,
                kind text not null,
                active boolean not null,
                revision int not null,
                primary key (municipality, id));
            """);
        migration.ProtectTenantTable("organisations");
    }

    /// <summary>How large an area is was told later than the rest.</summary>
    public static void AddAreaSizes(this MigrationBuilder migration) =>
        migration.Sql("alter table areas add column square_kilometres double precision;");
}
