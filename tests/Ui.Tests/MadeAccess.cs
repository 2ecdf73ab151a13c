using System.Text.Json.Nodes;

namespace Est.Ui.Tests;

/// <summary>Who has access to a kommun, and what they have done.</summary>
public static class MadeAccess
{
    public const string Members = "**/access/members?*", Organisations = "**/access/organisations?*", Keys = "**/access/keys?*", Sessions = "**/access/sessions?*", Audit = "**/access/audit?*";

    public static async Task AnswerAccessAsync(this StaffPage staff)
    {
        await staff.AnswerAsync(Members, MembersAnswer());
        await staff.AnswerAsync(Organisations, JsonNode.Parse("""
            {"organisations":[{"id":"o1","municipality":"1862","name":"Degerfors kommun","kind":"kommun","active":true},{"id":"o2","municipality":"1862","name":"Degerforsbyggen","kind":"fastighetsbolag","active":true},
             {"id":"o3","municipality":"1862","name":"Gamla vaktbolaget","kind":"bevakningsforetag","active":false}]}
            """)!);
        await staff.AnswerAsync(Keys, JsonNode.Parse("""
            {"keys":[{"id":"k1","prefix":"abcdefgh","municipality":"1862","organisation":"Degerforsbyggen","kind":"fastighetsbolag","source":"felanmalan","roles":["rapportor"],"scopes":[],"createdAt":"2025-03-01T09:00:00+01:00","expiresAt":"2026-03-20T23:59:00+01:00","revokedAt":null,"lastUsedAt":"2026-03-04T08:00:00+01:00"},
             {"id":"k2","prefix":"qwertyui","municipality":"1862","organisation":"Avarn","kind":"bevakningsforetag","source":"vaktrapport","roles":["rapportor"],"scopes":[],"createdAt":"2025-02-01T09:00:00+01:00","expiresAt":null,"revokedAt":"2026-02-01T09:00:00+01:00","lastUsedAt":null}]}
            """)!);
        await staff.AnswerAsync(Sessions, JsonNode.Parse("""
            {"sessions":[{"id":"01980b7c-3d1f-7c3e-9d5a-2b8f60a1c4e7","member":"m1","name":"Anna Bergström","organisation":"Degerfors kommun","signedInAt":"2026-03-04T07:55:00+01:00","lastSeenAt":"2026-03-04T08:55:00+01:00","endsAt":"2026-03-04T19:55:00+01:00"},
             {"id":"01980b7c-3d1f-7c3e-9d5a-2b8f60a1c4e8","member":null,"name":"Erik Sund","organisation":"Polisen","signedInAt":"2026-03-04T06:55:00+01:00","lastSeenAt":"2026-03-04T08:15:00+01:00","endsAt":"2026-03-04T18:55:00+01:00"}]}
            """)!);
        await staff.AnswerAsync(Audit, AuditAnswer());
    }

    public static JsonNode MembersAnswer() => JsonNode.Parse("""
        {"members":[{"id":"m1","name":"Anna Bergström","email":"anna@degerfors.se","organisation":"Degerfors kommun","roles":["samordnare","analytiker"],"lastSeenAt":"2026-03-03T15:20:00+01:00","active":true},
         {"id":"m2","name":"Maria Lindqvist","email":"maria@degerforsbyggen.se","organisation":"Degerforsbyggen","roles":["rapportor"],"lastSeenAt":null,"active":true},
         {"id":"m3","name":"Karl-Johan Vänersborgsson","email":"karl-johan.vanersborgsson.ekstrom@kulturochfritidsforvaltningen.degerfors.se","organisation":"Kultur- och fritidsförvaltningens samordningsenhet","roles":["rapportor","samordnare","analytiker","insatsansvarig","styrgrupp"],"lastSeenAt":"2025-01-01T15:20:00+01:00","active":false}]}
        """)!;

    public static JsonNode AuditAnswer(string? next = "c2") => JsonNode.Parse($$"""
        {"entries":[{"at":"2026-03-04T08:10:00+01:00","service":"gateway","by":"Sara Nyman","organisation":"Degerfors kommun","session":"3f7a9c1e5b2d4860","action":"RevokeKey","target":"/access/keys/k2/revoke","status":204},
         {"at":"2026-03-03T14:00:00+01:00","service":"intake","by":"Degerforsbyggen (felanmalan)","organisation":"Degerforsbyggen","session":null,"action":"SomethingQuiteNew","target":"/api/1862/new/01980b7c-3d1f-7c3e-9d5a-2b8f60a1c4e7","status":null}],
         "next":{{(next is null ? "null" : $"\"{next}\"")}}}
        """)!;
}
