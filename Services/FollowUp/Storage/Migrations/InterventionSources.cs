using Est.ServiceDefaults.Storage;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Est.FollowUp.Storage.Migrations;

/// <summary>What proposals come from, as last heard, so that only what changed changes them; the calendars' secrets; one open review of a tier.</summary>
[DbContext(typeof(FollowUpDb))]
[Migration("20261126_InterventionSources")]
public sealed class InterventionSources : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("""
            create table decided_weeks (
                municipality text not null,
                week text collate "C" not null,
                version int not null,
                primary key (municipality, week));

            create table meeting_decisions (
                municipality text not null,
                id uuid not null,
                week text collate "C" not null,
                what text not null,
                area text not null,
                who text not null,
                until date not null,
                primary key (municipality, id));
            create index meeting_decisions_week on meeting_decisions (municipality, week);

            create table prioritized_periods (
                municipality text not null,
                period text collate "C" not null,
                version int not null,
                starts date not null,
                ends date not null,
                areas text[] not null,
                primary key (municipality, period));

            create table work_calendars (
                municipality text not null,
                organisation text not null,
                token text not null unique,
                primary key (municipality, organisation));

            create unique index interventions_round on interventions (municipality, source_ref, (areas[1]))
                where source = 'round' and state = 'proposed';
            create unique index reviews_one_open on reviews (municipality, intervention, tier) where outcome is null;
            """);
        migrationBuilder.ProtectTenantTable("decided_weeks", "meeting_decisions", "prioritized_periods", "work_calendars");
    }
}
