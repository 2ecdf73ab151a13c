using Est.ServiceDefaults.Storage;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Est.ServiceDefaults.Audit;

/// <summary>Where each part of Est keeps who did what. The database takes new rows and refuses to change or remove any (docs/decisions/010-audit.md).</summary>
public static class AuditTables
{
    public static void CreateAudit(this MigrationBuilder migration)
    {
        migration.Sql("""
            create table audit (
                id bigint generated always as identity primary key,
                municipality text not null,
                request uuid not null,
                at timestamptz not null,
                subject text not null,
                name text not null,
                organisation text not null,
                session text,
                action text not null,
                target text not null,
                -- What was answered; null in the row that is written before the work begins.
                status integer);
            create index audit_at on audit (municipality, at desc, id desc);
            create index audit_answered on audit (request) where status is not null;

            create function audit_is_kept() returns trigger language plpgsql as
                $$ begin raise exception 'The audit takes new rows only: % is refused.', lower(tg_op) using errcode = 'insufficient_privilege'; end $$;
            create trigger audit_is_kept before update or delete or truncate on audit
                for each statement execute function audit_is_kept();
            """);
        migration.ProtectTenantTable("audit");
    }
}
