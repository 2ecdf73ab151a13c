namespace Est.Intake.Reports;

/// <summary>A report as it was sent, before any rule: every member may be absent. Reused from line to line.</summary>
internal sealed class ReportInput
{
    public string? ExternalId { get; set; }
    public DateTimeOffset? OccurredFrom { get; set; }
    public DateTimeOffset? OccurredTo { get; set; }
    public string? Category { get; set; }
    public int? Severity { get; set; }
    public string? Kind { get; set; }
    public string? Description { get; set; }
    public bool HasPlace { get; set; }
    public string? Precision { get; set; }
    public double? Lon { get; set; }
    public double? Lat { get; set; }
    public string? AreaCode { get; set; }
    public bool? FirstHand { get; set; }
    public bool? PoliceReported { get; set; }
    public string? ActionTaken { get; set; }
    public string? Address { get; set; }

    public void Clear()
    {
        ExternalId = Category = Kind = Description = Precision = AreaCode = ActionTaken = Address = null;
        OccurredFrom = OccurredTo = null;
        Severity = null;
        HasPlace = false;
        Lon = Lat = null;
        FirstHand = PoliceReported = null;
    }
}
