using Est.ServiceDefaults.Storage;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Est.FollowUp.Storage.Migrations;

/// <summary>What residents are promised, and the action plan with its decided versions.</summary>
[DbContext(typeof(FollowUpDb))]
[Migration("20261126_PledgesAndPlans")]
public sealed class PledgesAndPlans : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("""
            create table pledges (
                municipality text not null,
                id uuid not null,
                title text not null,
                text text not null,
                organisations text[] not null,
                areas text[] not null,
                picture text collate "C",
                dialogue text not null,
                valid_from date not null,
                valid_to date not null,
                interventions uuid[] not null,
                revision int not null,
                created_at timestamptz not null,
                created_by text not null,
                primary key (municipality, id));

            create table pledge_statuses (
                municipality text not null,
                pledge uuid not null,
                half text collate "C" not null,
                status text not null,
                text text not null,
                at timestamptz not null,
                by text not null,
                primary key (municipality, pledge, half),
                foreign key (municipality, pledge) references pledges);

            create table action_plan_drafts (
                municipality text primary key,
                mapping text not null,
                other_information text not null,
                analysis text not null,
                revision int not null);

            create table action_plans (
                municipality text not null,
                version int not null,
                decided_on date not null,
                decided_by text not null,
                reference text,
                document jsonb not null,
                primary key (municipality, version));
            -- What was decided stays as it was, whoever asks the database to change it.
            create function refuse_plan_change() returns trigger language plpgsql as
                $$ begin raise exception 'A decided action plan is never changed.'; end $$;
            create trigger refuse_change before update or delete on action_plans for each row execute function refuse_plan_change();
            create trigger refuse_truncate before truncate on action_plans for each statement execute function refuse_plan_change();
            """);
        migrationBuilder.ProtectTenantTable("pledges", "pledge_statuses", "action_plan_drafts", "action_plans");
    }
}
