namespace Est.Intake.Imports;

/// <summary><c>Est:Imports:LargestFile</c>, in bytes; the gateway reads the same setting and lets as much through.</summary>
public sealed record ImportSettings(long LargestFile)
{
    public static ImportSettings Of(IConfiguration configuration) => new(configuration.GetValue("Est:Imports:LargestFile", 100L * 1024 * 1024));
}
