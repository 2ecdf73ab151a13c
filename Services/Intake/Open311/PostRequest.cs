using System.Text.Json;
using Est.Intake.Categories;
using Est.Intake.Privacy;
using Est.Intake.Quarantine;
using Est.Intake.Reports;
using Est.Intake.Writing;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Tenancy;

namespace Est.Intake.Open311;

/// <summary>POST requests: a service request becomes a report, answered when it is durable. What the key says who sends counts, never what the fields say.</summary>
public static class PostRequest
{
    private const string Held = "Rapporten väntar på att någon i kommunen ser på den: texten verkar handla om en person. Fråga med token vad som blev av den.";
    private const string Notice = "Rapporten räknas i veckans lägesbild. Det är ingen felanmälan och inget larm: ring 112 när något pågår.";

    public static async Task<IResult> Handle(
        string format, HttpRequest request, Passport passport, Tenant tenant, Taxonomies taxonomies, SharedCommit commits, ReportWriter writer, TimeProvider clock,
        CancellationToken ct)
    {
        if (await RequestFields.ReadAsync(request, ct) is not { } fields)
            return Open311Answer.Refuse(format, StatusCodes.Status400BadRequest, "Send the fields as application/x-www-form-urlencoded, or as one JSON object.");
        if (Jurisdiction.Enter(format, fields["jurisdiction_id"] ?? request.Query["jurisdiction_id"], passport, tenant) is { } refused) return refused;
        var taxonomy = await taxonomies.OfAsync(passport.Municipality, ct);
        if (fields["service_code"] is not { } code) return Open311Answer.Refuse(format, StatusCodes.Status400BadRequest, "service_code was not provided.");
        if (taxonomy.Find(passport.Source, code) is not { Retired: false }) return ListServices.UnknownCode(format);

        var errors = new List<FieldError>();
        var now = clock.GetUtcNow();
        var input = fields.ToInput(request.Headers[ReportRequest.IdempotencyKey], now, errors);
        var reporter = Reporter.Of(passport);
        if (ReportRules.Check(input, reporter, taxonomy, now, errors) is { } report)
        {
            var result = await commits.WriteAsync(report, ct);
            return result.Status == WriteStatus.Refused ? Wrong(format, [SubmitReport.NotStorable]) : Taken(format, "service_request_id", result.Id, Notice);
        }
        if (!PrivacyRules.MayWait(errors)) return Wrong(format, errors);
        // As a report's JSON, so that whoever decides can take it in as it stands.
        var json = JsonSerializer.SerializeToUtf8Bytes(ReportBody.Of(input), JsonSerializerOptions.Web);
        var held = QuarantinedLine.Of(reporter, json, json.Length, errors);
        await writer.KeepAsync(held, ct);
        return Taken(format, "token", held.Id, Held);
    }

    /// <param name="name">service_request_id, or token while it has none.</param>
    private static Open311Answer Taken(string format, string name, Guid id, string notice) =>
        new(format, "service_requests", new Many("request", [new Fields((name, id.ToString()), ("service_notice", notice), ("account_id", (string?)null))]));

    private static Open311Answer Wrong(string format, IEnumerable<FieldError> errors) => Open311Answer.Refuse(
        format, StatusCodes.Status400BadRequest, errors.Select(error => error.Field.Length == 0 ? error.Message : $"{RequestFields.NameOf(error.Field)}: {error.Message}"));
}
