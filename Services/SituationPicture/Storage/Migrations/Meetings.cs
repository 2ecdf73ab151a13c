using Est.ServiceDefaults.Storage;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Est.SituationPicture.Storage.Migrations;

/// <summary>How a picture is made and agreed: its state, levels, notes, meetings and decisions, and what it needs to know of others.</summary>
[DbContext(typeof(PictureDb))]
[Migration("20261123_Meetings")]
public sealed class Meetings : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("""
            create table picture_states (
                municipality text not null,
                week text collate "C" not null,
                state text not null,
                revision int not null,
                focus text[] not null default '{}',
                compiled_at timestamptz,
                compiled_by text,
                primary key (municipality, week));

            create table agreed_pictures (
                municipality text not null,
                week text collate "C" not null,
                version int not null,
                agreed_at timestamptz not null,
                agreed_by text not null,
                document jsonb not null,
                primary key (municipality, week, version));
            -- What was agreed stays as it was, whoever asks the database to change it.
            create function refuse_change() returns trigger language plpgsql as
                $$ begin raise exception 'An agreed picture is never changed.'; end $$;
            create trigger refuse_change before update or delete on agreed_pictures for each row execute function refuse_change();

            create table area_levels (
                municipality text not null,
                week text collate "C" not null,
                area text not null,
                level text not null,
                motive text,
                set_by text not null,
                set_at timestamptz not null,
                primary key (municipality, week, area));

            create table area_notes (
                municipality text not null,
                id uuid not null,
                week text collate "C" not null,
                area text not null,
                organisation_id uuid not null,
                organisation text not null,
                written_by text not null,
                written_at timestamptz not null,
                text text not null,
                primary key (municipality, id));
            create index area_notes_week on area_notes (municipality, week, area, written_at);

            create table meeting_plans (
                municipality text not null primary key,
                weekday smallint not null,
                starts time not null,
                minutes smallint not null,
                every_weeks smallint not null,
                first_day date not null,
                place text not null,
                skip_holidays boolean not null,
                calendar_token text not null unique);

            create table meetings (
                municipality text not null,
                week text collate "C" not null,
                started_at timestamptz,
                ended_at timestamptz,
                agenda_item text,
                area text,
                primary key (municipality, week));

            create table attendance (
                municipality text not null,
                week text collate "C" not null,
                subject text not null,
                organisation text not null,
                name text not null,
                present boolean not null,
                primary key (municipality, week, subject));

            create table decisions (
                municipality text not null,
                id uuid not null,
                week text collate "C" not null,
                what text not null,
                area text not null,
                who text not null,
                until date not null,
                decided_by text not null,
                decided_at timestamptz not null,
                primary key (municipality, id));
            create index decisions_week on decisions (municipality, week, decided_at);

            create table organisations (
                municipality text not null,
                id uuid not null,
                name text not null,
                kind text not null,
                active boolean not null,
                revision int not null,
                primary key (municipality, id));

            create table interventions (
                municipality text not null,
                id uuid not null,
                revision int not null,
                state text not null,
                decision uuid,
                why_not text,
                primary key (municipality, id));
            create index interventions_decision on interventions (municipality, decision);

            create table digests_seen (
                municipality text not null,
                subject text not null,
                seen_at timestamptz not null,
                primary key (municipality, subject));

            create table digest_addresses (
                municipality text not null,
                subject text not null,
                organisation text not null,
                email text not null,
                sent_week text collate "C",
                primary key (municipality, subject));

            create index facts_planned on facts (municipality, occurred_from) where kind = 'planned' and not retracted;
            """);
        migrationBuilder.ProtectTenantTable(
            "picture_states", "agreed_pictures", "area_levels", "area_notes", "meeting_plans", "meetings", "attendance", "decisions",
            "organisations", "interventions", "digests_seen", "digest_addresses");
    }
}
