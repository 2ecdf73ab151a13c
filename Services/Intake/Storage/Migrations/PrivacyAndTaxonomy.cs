using Est.ServiceDefaults.Storage;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Est.Intake.Storage.Migrations;

/// <summary>What a kommun does with personal data, what its sources call the categories, and a quarantine that nothing leaves silently.</summary>
[DbContext(typeof(IntakeDb))]
[Migration("20261128_PrivacyAndTaxonomy")]
public sealed class PrivacyAndTaxonomy : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("""
            create table privacy (
                municipality text primary key,
                mode text not null check (mode in ('mask', 'quarantine', 'refuse')),
                changed_at timestamptz not null default now(),
                changed_by text not null);

            -- A source's own word for what it reports, and the kommun's category for it.
            create table source_codes (
                municipality text not null,
                source text not null,
                code text not null,
                category text not null,
                primary key (municipality, source, code));

            -- Grows with each change of a kommun's categories: an event of an earlier change that comes late is then passed over.
            create table taxonomies (
                municipality text primary key,
                revision bigint not null);

            -- What the categories were before: a report from then was written with that name in view.
            create table category_history (
                municipality text not null,
                code text not null,
                replaced_at timestamptz not null default clock_timestamp(),
                name text not null,
                weight double precision not null,
                retired boolean not null,
                primary key (municipality, code, replaced_at));
            create function keep_category() returns trigger language plpgsql as $$ begin
                insert into category_history (municipality, code, name, weight, retired) values (old.municipality, old.code, old.name, old.weight, old.retired);
                return null;
            end $$;
            create trigger keep_category after update or delete on categories for each row execute function keep_category();

            -- Nothing leaves the quarantine but by someone's decision, and that is not taken back.
            create function keep_quarantine() returns trigger language plpgsql as $$ begin
                if tg_op = 'DELETE' then raise exception 'Entries of the quarantine are not deleted.'; end if;
                if old.state <> 'waiting' then raise exception 'The entry was decided already.'; end if;
                return new;
            end $$;
            create trigger keep_quarantine before update or delete on quarantine for each row execute function keep_quarantine();
            """);
        migrationBuilder.ProtectTenantTable("privacy", "source_codes", "taxonomies", "category_history");
    }
}
