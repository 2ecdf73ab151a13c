using Est.ServiceDefaults.ReadModels;
using Est.ServiceDefaults.Storage;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Est.Intake.Storage.Migrations;

/// <summary>Safety walks with their protocols, and what the other services told that reports lead to.</summary>
[DbContext(typeof(IntakeDb))]
[Migration("20261128_WalksAndOutcomes")]
public sealed class WalksAndOutcomes : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("""
            create table walks (
                municipality text not null,
                id uuid not null,
                organisation_id uuid not null,
                organisation text not null,
                title text not null,
                date date not null,
                time time,
                light text not null,
                route jsonb,
                area text,
                invited text[] not null,
                participants jsonb not null,
                state text not null,
                revision int not null,
                created_at timestamptz not null,
                created_by text not null,
                published_at timestamptz,
                published_by text,
                primary key (municipality, id));

            create table walk_observations (
                municipality text not null,
                id uuid not null,
                walk uuid not null,
                noted_at timestamptz not null,
                what text not null,
                category text not null,
                severity smallint not null,
                positive boolean not null,
                lon double precision,
                lat double precision,
                report uuid,
                primary key (municipality, id),
                foreign key (municipality, walk) references walks);
            create index walk_observations_walk on walk_observations (municipality, walk);

            create table walk_proposals (
                municipality text not null,
                id uuid not null,
                walk uuid not null,
                noted_at timestamptz not null,
                what text not null,
                kind text not null,
                area text,
                responsible text,
                until date,
                decision text not null,
                reason text,
                primary key (municipality, id),
                foreign key (municipality, walk) references walks);
            create index walk_proposals_walk on walk_proposals (municipality, walk);

            -- When each version of a week's picture was agreed.
            create table known_pictures (
                municipality text not null,
                week text collate "C" not null,
                version int not null,
                agreed_at timestamptz not null,
                primary key (municipality, week, version));

            create table known_decisions (
                municipality text not null,
                id uuid not null,
                version int not null,
                what text not null,
                primary key (municipality, id));

            create table known_signals (
                municipality text not null,
                id uuid not null,
                week text collate "C" not null,
                area text not null,
                category text not null,
                primary key (municipality, id));
            create index known_signals_week on known_signals (municipality, week);

            create table known_interventions (
                municipality text not null,
                id uuid not null,
                revision int not null,
                number int,
                state text not null,
                kind_name text,
                areas text[] not null,
                categories text[] not null,
                decision uuid,
                why_not text,
                done_at timestamptz,
                primary key (municipality, id));

            -- For those who ask by when a report came in. One entry for a range of pages: next to nothing for those who write a million.
            create index reports_received on reports using brin (received_at) with (autosummarize = on);
            """);
        migrationBuilder.ProtectTenantTable(
            "walks", "walk_observations", "walk_proposals", "known_pictures", "known_decisions", "known_signals", "known_interventions");
        migrationBuilder.CreateAreas();
        migrationBuilder.AddAreaSizes();
    }
}
