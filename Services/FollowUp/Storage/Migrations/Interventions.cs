using Est.ServiceDefaults.ReadModels;
using Est.ServiceDefaults.Storage;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Est.FollowUp.Storage.Migrations;

/// <summary>From problem by cause to intervention, and what became of it: work, reviews and history.</summary>
[DbContext(typeof(FollowUpDb))]
[Migration("20261125_Interventions")]
public sealed class Interventions : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddAreaSizes();
        migrationBuilder.CreateOrganisations();
        migrationBuilder.Sql("""
            create table problems (
                municipality text not null,
                id uuid not null,
                title text not null,
                area text not null,
                categories text[] not null,
                state text not null default 'open',
                created_at timestamptz not null,
                created_by text not null,
                primary key (municipality, id));

            create table causes (
                municipality text not null,
                id uuid not null,
                problem uuid not null,
                text text not null,
                basis text not null,
                created_at timestamptz not null,
                created_by text not null,
                primary key (municipality, id),
                foreign key (municipality, problem) references problems);
            create index causes_problem on causes (municipality, problem);

            create table intervention_kinds (
                municipality text not null,
                code text not null,
                name text not null,
                retired boolean not null,
                primary key (municipality, code));

            create table interventions (
                municipality text not null,
                id uuid not null,
                number int not null,
                revision int not null,
                state text not null,
                what text not null,
                kind text,
                areas text[] not null,
                categories text[] not null default '{}',
                cause uuid,
                goal_text text,
                goal_measure text,
                goal_baseline double precision,
                goal_target double precision,
                goal_by date,
                owner text,
                partners text[] not null default '{}',
                contact text,
                is_ordinary boolean not null default false,
                starts date,
                ends date,
                started_on date,
                ended_on date,
                review_at date,
                source text not null,
                source_ref text,
                decision uuid,
                why_not_code text,
                why_not_text text,
                predecessor uuid,
                created_at timestamptz not null,
                created_by text not null,
                primary key (municipality, id),
                unique (municipality, number),
                foreign key (municipality, cause) references causes);
            create unique index interventions_decision on interventions (municipality, decision) where decision is not null;

            create table intervention_history (
                municipality text not null,
                intervention uuid not null,
                revision int not null,
                at timestamptz not null,
                by text not null,
                change text not null,
                primary key (municipality, intervention, revision));

            create table work (
                municipality text not null,
                id uuid not null,
                intervention uuid not null,
                organisation text not null,
                what text not null,
                day date not null,
                at time,
                minutes int,
                state text not null default 'planned',
                amount double precision,
                unit text,
                why_not_code text,
                why_not_text text,
                closed_at timestamptz,
                closed_by text,
                primary key (municipality, id),
                foreign key (municipality, intervention) references interventions);
            create index work_day on work (municipality, day);
            create index work_intervention on work (municipality, intervention, day);

            create table reviews (
                municipality text not null,
                id uuid not null,
                intervention uuid not null,
                tier text not null,
                due date not null,
                outcome text,
                motive text,
                successor uuid,
                decided_at timestamptz,
                decided_by text,
                numbers jsonb,
                primary key (municipality, id),
                foreign key (municipality, intervention) references interventions);
            create index reviews_open on reviews (municipality, due) where outcome is null;
            create index reviews_intervention on reviews (municipality, intervention);
            """);
        migrationBuilder.ProtectTenantTable(
            "problems", "causes", "intervention_kinds", "interventions", "intervention_history", "work", "reviews");
    }
}
