using Est.Gateway.Keys;
using Est.Gateway.Storage;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Municipalities;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Est.Gateway.Administration;

/// <summary>Lets kommuner work with Est. Adding one twice changes nothing.</summary>
public static class AddMunicipalities
{
    public sealed record Request(IReadOnlyList<string>? Codes);

    public sealed record Answer(IReadOnlyList<AddedMunicipality> Municipalities);

    /// <param name="Added">True when this call added it, false when it was there already.</param>
    public sealed record AddedMunicipality(string Code, string Name, string County, bool Added);

    internal static async Task<Results<Ok<Answer>, ProblemHttpResult>> Handle(
        Request request, GatewayDb db, KeyCache keys, TimeProvider clock, CancellationToken ct)
    {
        if (Errors(request) is { Count: > 0 } errors) return Problems.Invalid(errors);
        var added = await AddAsync(db, request.Codes!, clock.GetUtcNow(), ct);
        await keys.RefreshAsync(ct);
        return TypedResults.Ok(new Answer([.. request.Codes!.Distinct().Select(code => Municipalities.ByCode(code)!)
            .Select(m => new AddedMunicipality(m.Code, m.Name, m.County, added.Contains(m.Code)))]));
    }

    /// <summary>The codes that were not there before.</summary>
    internal static async Task<HashSet<string>> AddAsync(GatewayDb db, IEnumerable<string> codes, DateTimeOffset now, CancellationToken ct) =>
        [.. await db.Database.SqlQuery<string>($"""
            insert into municipalities (code, added_at) select distinct code, {now} from unnest({codes.ToArray()}) as code
            on conflict do nothing returning code as "Value"
            """).ToListAsync(ct)];

    private static List<FieldError> Errors(Request request) =>
        request.Codes is not { Count: > 0 } codes
            ? [new FieldError("codes", "required", "Name at least one kommun by its four-digit code.")]
            : [.. codes.Select((code, i) => (code, i)).Where(c => c.code is null || Municipalities.ByCode(c.code) is null)
                .Select(c => new FieldError($"codes[{c.i}]", "unknown-municipality", "This is not the four-digit code of a Swedish kommun."))];
}
