namespace Est.Intake.Tests;

/// <summary>Reports as senders write them: valid unless a test changes something.</summary>
internal static class Made
{
    public static Dictionary<string, object?> Report(string? externalId = null, int severity = 2, string description = "Krossad ruta vid entrén.") => new()
    {
        ["externalId"] = externalId,
        ["occurredFrom"] = "2026-11-20T21:30:00+01:00",
        ["occurredTo"] = "2026-11-20T23:00:00+01:00",
        ["category"] = "skadegorelse",
        ["severity"] = severity,
        ["kind"] = "incident",
        ["description"] = description,
        ["place"] = new Dictionary<string, object?> { ["lon"] = 14.4301, ["lat"] = 59.2377, ["precision"] = "point" },
        ["firstHand"] = true,
        ["policeReported"] = false,
        ["actionTaken"] = "Rutan täckt.",
    };
}
