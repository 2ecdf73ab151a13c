using Est.ServiceDefaults.Storage;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Est.Gateway.Storage.Migrations;

/// <summary>People who work with Est, one row for each kommun they work in, and what a session knows of its person.</summary>
[DbContext(typeof(GatewayDb)), Migration("20261128_Members")]
public sealed class Members : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("""
            create table members (
                id uuid primary key,
                municipality text not null,
                organisation_id uuid not null references organisations,
                email text not null,
                name text not null,
                title text not null default '',
                roles text[] not null,
                active boolean not null default true,
                -- Who that is at the provider: bound at the first sign-in with the e-mail address, if the provider has verified it.
                issuer text,
                subject text,
                created_at timestamptz not null,
                created_by text not null,
                last_seen_at timestamptz);
            create unique index members_email on members (municipality, lower(email));
            create index members_organisation on members (organisation_id);
            create index members_subject on members (issuer, subject);

            -- The id that may be shown; the provider that signed the person in; what it said of the person. Both null for a demonstration's people.
            alter table sessions add column public_id uuid not null default gen_random_uuid(), add column issuer text, add column person jsonb;
            create unique index sessions_public_id on sessions (public_id);
            """);
        migrationBuilder.ProtectTenantTable("members");

        // At sign-in nobody knows yet which kommuner the person works in (AllMunicipalities.cs).
        migrationBuilder.Sql("""
            create policy lookup on members for select using (current_setting('est.lookup', true) = 'on');
            create trigger access_changed after insert or delete or update of organisation_id, name, title, roles, active on members
                for each statement execute function access_changed();
            """);
    }
}
