using System.CommandLine;

namespace Est.Cli.Instance;

/// <summary>What tests and benchmarks need to know of the instance, as lines for the shell. Used by <c>./est test</c>.</summary>
internal static class TestEnvironmentCommand
{
    public static Command Create()
    {
        var command = new Command("test-environment", "Print EST_TEST_* for the shell.") { Hidden = true };
        command.SetAction(_ => Handle());
        return command;
    }

    private static void Handle()
    {
        var resources = RunningInstance.Require().Resources.ToDictionary(resource => resource.Name);
        Export("EST_TEST_HOME", RunningInstance.Home);
        Export("EST_TEST_POSTGRES", resources["postgres"].ConnectionString);
        Export("EST_TEST_RABBITMQ", resources["messaging"].ConnectionString);
        Export("EST_TEST_RABBITMQ_MANAGEMENT", resources["messaging"].Endpoints?.GetValueOrDefault("management"));
        Export("EST_TEST_GATEWAY", resources["gateway"].Address.Replace("localhost", "127.0.0.1", StringComparison.Ordinal));
        Export("EST_TEST_DASHBOARD", resources.GetValueOrDefault("dashboard") is { IsHealthy: true } dashboard ? dashboard.Address : "");
        Export("EST_TEST_ASPIRE", Environment.GetEnvironmentVariable("EST_ASPIRE_CLI"));
    }

    private static void Export(string name, string? value) =>
        Console.WriteLine($"export {name}='{value?.Replace("'", @"'\''", StringComparison.Ordinal)}'");
}
