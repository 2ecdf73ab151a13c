using Est.ServiceDefaults.Storage;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Est.Prioritization.Storage.Migrations;

/// <summary>Rounds with what actors and people put into them, their decisions, and what is heard of signals, levels and interventions.</summary>
[DbContext(typeof(PrioritizationDb))]
[Migration("20261126_Rounds")]
public sealed class Rounds : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("""
            create table round_settings (
                municipality text primary key,
                revision int not null,
                cadence text not null,
                chosen smallint not null,
                weights jsonb not null,
                motive text,
                changed_by text not null,
                changed_at timestamptz not null);

            create table rounds (
                municipality text not null,
                period text collate "C" not null,
                revision int not null,
                chosen smallint not null,
                weights jsonb not null,
                weights_motive text,
                weights_by text,
                survey_name text,
                survey_at timestamptz,
                survey_by text,
                opened_at timestamptz not null,
                opened_by text not null,
                primary key (municipality, period));

            create table round_judgements (
                municipality text not null,
                period text collate "C" not null,
                organisation text not null,
                area text not null,
                mandate smallint not null,
                owners smallint not null,
                measures smallint not null,
                time smallint not null,
                motive text not null,
                judged_by text not null,
                judged_at timestamptz not null,
                primary key (municipality, period, organisation, area));

            create table round_reminders (
                municipality text not null,
                period text collate "C" not null,
                organisation text not null,
                reminded_at timestamptz not null,
                primary key (municipality, period, organisation));

            create table round_survey_values (
                municipality text not null,
                period text collate "C" not null,
                area text not null,
                value double precision not null,
                primary key (municipality, period, area));

            create table round_decisions (
                municipality text not null,
                period text collate "C" not null,
                decided_at timestamptz not null,
                decided_by text not null,
                document jsonb not null,
                primary key (municipality, period));
            -- What was decided stays as it was, with the data behind it, whoever asks the database to change it.
            create function refuse_change() returns trigger language plpgsql as
                $$ begin raise exception 'A decision is never changed.'; end $$;
            create trigger refuse_change before update or delete on round_decisions for each row execute function refuse_change();

            create table signals (
                municipality text not null,
                id uuid not null,
                area text not null,
                week text collate "C" not null,
                primary key (municipality, id));

            create table agreed_levels (
                municipality text not null,
                week text collate "C" not null,
                version int not null,
                areas text[] not null,
                levels text[] not null,
                primary key (municipality, week));

            create table interventions (
                municipality text not null,
                id uuid not null,
                revision int not null,
                state text not null,
                areas text[] not null,
                starts date,
                ends date,
                primary key (municipality, id));
            """);
        migrationBuilder.ProtectTenantTable(
            "round_settings", "rounds", "round_judgements", "round_reminders", "round_survey_values", "round_decisions", "signals", "agreed_levels", "interventions");
    }
}
