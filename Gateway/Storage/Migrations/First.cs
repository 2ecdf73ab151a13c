using Est.ServiceDefaults.Storage;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Est.Gateway.Storage.Migrations;

[DbContext(typeof(GatewayDb)), Migration("20261122_First")]
public sealed class First : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateOutboxAndInbox();
        migrationBuilder.Sql("""
            create table municipalities (
                code text primary key,
                added_at timestamptz not null);

            create table organisations (
                id uuid primary key,
                municipality text not null,
                name text not null,
                kind text not null,
                active boolean not null default true,
                revision integer not null default 1,
                created_at timestamptz not null);
            create unique index organisations_name on organisations (municipality, kind, lower(name));

            create table integration_keys (
                id uuid primary key,
                municipality text not null,
                organisation_id uuid not null references organisations,
                source text not null,
                roles text[] not null,
                scopes text[] not null,
                prefix text not null unique,
                secret_hash bytea not null,
                created_at timestamptz not null,
                expires_at timestamptz,
                revoked_at timestamptz,
                last_used_at timestamptz);
            create index integration_keys_organisation on integration_keys (organisation_id);

            create table sessions (
                id_hash bytea primary key,
                subject text not null,
                created_at timestamptz not null,
                last_seen_at timestamptz not null,
                ends_at timestamptz not null);

            create table signing_keys (
                id text primary key,
                public_key bytea not null,
                protected_private_key bytea not null,
                active_from timestamptz not null,
                expires_at timestamptz not null);
            """);
        migrationBuilder.ProtectTenantTable("organisations", "integration_keys");

        // A key says which kommun its bearer belongs to, so it must be found before any kommun is entered (AllMunicipalities.cs).
        migrationBuilder.Sql("""
            create policy lookup on organisations for select using (current_setting('est.lookup', true) = 'on');
            create policy lookup on integration_keys for select using (current_setting('est.lookup', true) = 'on');
            """);

        // Every replica keeps these in memory and hears at once when they change. last_used_at and last_seen_at wake nobody.
        migrationBuilder.Sql("""
            create function access_changed() returns trigger language plpgsql as
                $$ begin perform pg_notify('est_access', ''); return null; end $$;
            create trigger access_changed after insert or delete on municipalities
                for each statement execute function access_changed();
            create trigger access_changed after insert or delete or update on organisations
                for each statement execute function access_changed();
            create trigger access_changed after insert or delete or update of revoked_at, expires_at, roles, scopes on integration_keys
                for each statement execute function access_changed();
            create trigger access_changed after delete on sessions
                for each statement execute function access_changed();
            create trigger access_changed after insert or delete on signing_keys
                for each statement execute function access_changed();
            """);
    }
}
