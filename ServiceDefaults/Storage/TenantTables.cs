using Microsoft.EntityFrameworkCore.Migrations;

namespace Est.ServiceDefaults.Storage;

/// <summary>Pieces of SQL that every service's migrations share.</summary>
public static class TenantTables
{
    /// <summary>Row-level security: a connection sees and writes only the rows of the kommun that it entered.</summary>
    public static void ProtectTenantTable(this MigrationBuilder migration, params string[] tables)
    {
        foreach (var table in tables)
        {
            migration.Sql($"""
                alter table {table} enable row level security;
                create policy tenant on {table}
                    using (municipality = current_setting('est.municipality', true))
                    with check (municipality = current_setting('est.municipality', true));
                """);
        }
    }

    /// <summary>
    /// The outbox is written by the service's role and read by the relay's alone. A statement that inserts wakes the relay.
    /// </summary>
    public static void CreateOutboxAndInbox(this MigrationBuilder migration)
    {
        migration.Sql("""
            create table outbox (
                id bigint generated always as identity primary key,
                municipality text not null,
                message_id uuid not null default gen_random_uuid(),
                type text not null,
                body text not null,
                trace_parent text,
                created_at timestamptz not null default clock_timestamp());
            -- Events of 500 reports are large: PostgreSQL's own compression took a tenth of a stream's time. Where lz4 was not built in, that stays.
            do $$ begin alter table outbox alter column body set compression lz4; exception when feature_not_supported then null; end $$;
            create function wake_relay() returns trigger language plpgsql as
                $$ begin perform pg_notify('est_outbox', ''); return null; end $$;
            create trigger wake_relay after insert on outbox for each statement execute function wake_relay();

            create table inbox (
                message_id uuid not null,
                consumer text not null,
                municipality text not null,
                received_at timestamptz not null default now(),
                primary key (message_id, consumer));
            create index inbox_received_at on inbox (received_at);
            """);
        migration.ProtectTenantTable("outbox", "inbox");
    }
}
