using System.Text.RegularExpressions;

namespace Est.AppHostTests;

/// <summary>The app model compiles on the genuine Aspire packages too: it may call nothing that only Local has.</summary>
public sealed partial class AppModelTests
{
    // Aspire.Hosting 13.5 with its PostgreSQL and RabbitMQ packages, and Microsoft.Extensions.Configuration.Abstractions.
    private static readonly string[] Genuine =
    [
        "CreateBuilder", "Build", "Run",
        "AddConnectionString", "AddDatabase", "AddPostgres", "AddProject", "AddRabbitMQ",
        "GetEndpoint", "WaitFor", "WithDataVolume", "WithEnvironment", "WithExternalHttpEndpoints", "WithHttpEndpoint",
        "WithHttpHealthCheck", "WithManagementPlugin", "WithReference", "WithReplicas",
        "GetConnectionString", "Parse",
    ];

    private static readonly string[] ItsOwn = ["Database", "Service"];

    [Fact]
    public void The_app_model_calls_nothing_but_Aspire()
    {
        var calls = Calls().Matches(Program()).Select(match => match.Groups["name"].Value).Distinct().Except(ItsOwn);
        calls.Except(Genuine).ShouldBeEmpty();
    }

    [Fact]
    public void The_app_model_has_no_text_put_together_in_a_call()
    {
        // On Aspire such an argument of WithEnvironment becomes a ReferenceExpression, which takes no numbers.
        InterpolatedArguments().Matches(Program()).Select(match => match.Value).ShouldBeEmpty();
    }

    [Fact]
    public void The_app_model_has_no_branches_for_Local() => Program().ShouldNotContain("#if");

    private static string Program() =>
        string.Join('\n', File.ReadLines(Path.Combine(RunningEst.Root, "AppHost", "Program.cs")).Where(line => !line.StartsWith("//", StringComparison.Ordinal)));

    [GeneratedRegex(@"(?<name>\b[A-Z]\w*)(<[\w.]+>)?\(")]
    private static partial Regex Calls();

    [GeneratedRegex(@"WithEnvironment\([^)]*\$""[^)]*\)")]
    private static partial Regex InterpolatedArguments();
}
