using Est.ServiceDefaults.Storage;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Est.FollowUp.Storage.Migrations;

/// <summary>What was agreed each week, the letters that tell of it, where they are announced, and what was published outside the working group.</summary>
[DbContext(typeof(FollowUpDb))]
[Migration("20261127_Telling")]
public sealed class Telling : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("""
            create table agreed_weeks (
                municipality text not null,
                week text collate "C" not null,
                version int not null,
                agreed_at timestamptz not null,
                focus text[] not null,
                primary key (municipality, week));

            create table agreed_areas (
                municipality text not null,
                week text collate "C" not null,
                area text not null,
                name text not null,
                level text not null,
                total int not null,
                primary key (municipality, week, area));

            create table agreed_reporting (
                municipality text not null,
                week text collate "C" not null,
                organisation text not null,
                reports int not null,
                calm boolean not null,
                primary key (municipality, week, organisation));

            create table feedback_letters (
                municipality text not null,
                id uuid not null,
                organisation text not null,
                period text collate "C" not null,
                version int not null,
                issued_at timestamptz not null,
                issued_by text,
                document jsonb not null,
                primary key (municipality, id),
                unique (municipality, organisation, period, version));
            create index feedback_letters_issued on feedback_letters (municipality, issued_at, id);

            create table feedback_reads (
                municipality text not null,
                letter uuid not null,
                subject text not null,
                name text not null,
                read_at timestamptz not null,
                primary key (municipality, letter, subject));

            create table feedback_addresses (
                municipality text not null,
                subject text not null,
                organisation text not null,
                email text not null,
                primary key (municipality, subject));

            create table feedback_sent (
                municipality text not null,
                letter uuid not null,
                subject text not null,
                sent_at timestamptz not null,
                primary key (municipality, letter, subject));

            create table feedback_feeds (
                municipality text not null,
                organisation text not null,
                token text not null unique,
                primary key (municipality, organisation));

            create table webhooks (
                municipality text not null,
                id uuid not null,
                organisation text not null,
                url text not null,
                events text[] not null,
                secret bytea not null,
                active boolean not null,
                created_at timestamptz not null,
                created_by text not null,
                failures int not null default 0,
                due_at timestamptz,
                primary key (municipality, id));
            -- What is waiting is few among many.
            create index webhooks_due on webhooks (due_at) where due_at is not null;

            create table webhook_deliveries (
                municipality text not null,
                id uuid not null,
                number bigint generated always as identity,
                webhook uuid not null,
                message uuid not null,
                event text not null,
                body text not null,
                created_at timestamptz not null,
                queued_at timestamptz not null,
                state text not null,
                attempts int not null default 0,
                attempted_at timestamptz,
                delivered_at timestamptz,
                answer int,
                error text,
                primary key (municipality, id),
                unique (municipality, webhook, message),
                foreign key (municipality, webhook) references webhooks on delete cascade);
            create index webhook_deliveries_waiting on webhook_deliveries (municipality, webhook, number) where state = 'waiting';
            create index webhook_deliveries_log on webhook_deliveries (municipality, webhook, number);
            create index webhook_deliveries_old on webhook_deliveries (municipality, created_at);

            create table councils (
                municipality text not null primary key,
                name text not null,
                members text[] not null,
                changed_at timestamptz not null,
                changed_by text not null);

            create table council_reports (
                municipality text not null,
                period text collate "C" not null,
                published_at timestamptz not null,
                published_by text not null,
                document jsonb not null,
                primary key (municipality, period));

            -- A week is published once: two tables over the same reports could be subtracted from each other.
            create table council_weeks (
                municipality text not null,
                week text collate "C" not null,
                period text collate "C" not null,
                primary key (municipality, week));

            create table open_data (
                municipality text not null primary key,
                is_on boolean not null,
                changed_at timestamptz not null,
                changed_by text not null);

            create function refuse_change_of_what_was_told() returns trigger language plpgsql as
                $$ begin raise exception 'What was issued or published is never changed.'; end $$;
            create trigger refuse_change before update or delete on feedback_letters for each row execute function refuse_change_of_what_was_told();
            create trigger refuse_change before update or delete on council_reports for each row execute function refuse_change_of_what_was_told();
            create trigger refuse_change before update or delete on council_weeks for each row execute function refuse_change_of_what_was_told();
            """);
        migrationBuilder.ProtectTenantTable(
            "agreed_weeks", "agreed_areas", "agreed_reporting", "feedback_letters", "feedback_reads", "feedback_addresses", "feedback_sent", "feedback_feeds",
            "webhooks", "webhook_deliveries", "councils", "council_reports", "council_weeks", "open_data");
        // Deliveries of all kommuner share the dispatcher. It sees which webhooks have something waiting, and nothing of what or for whom.
        migrationBuilder.Sql("""
            do $$ declare relay text := current_database() || '_relay'; begin
                execute format('create policy relay on webhooks to %I using (true)', relay);
                execute format('grant select (municipality, id, due_at), update (due_at) on webhooks to %I', relay);
            end $$;
            """);
    }
}
