using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Est.Cli.Access;

namespace Est.Cli.Demo;

/// <summary>Loads made reports of Degerfors and Karlskoga, for <c>./est up --demo</c>.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var command = new Command("demo", "Load 60 weeks of made reports for Degerfors and Karlskoga.");
        command.SetAction(async (_, ct) =>
        {
            var clock = Stopwatch.StartNew();
            using var gateway = GatewayClient.ConnectAsOperator();
            var now = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm"));
            var (reports, nil) = await new Demo(gateway, now).LoadAsync(ct);
            await Console.Error.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"Demo: {reports:N0} made reports and {nil:N0} calm weeks in Degerfors and Karlskoga ({clock.Elapsed.TotalSeconds:0.0} s)."));
        });
        return command;
    }
}
