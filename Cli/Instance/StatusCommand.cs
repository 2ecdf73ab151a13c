using System.CommandLine;
using System.Text.Json;
using Est.AppHost.Local;

namespace Est.Cli.Instance;

/// <summary>Shows the resources, their states and addresses. Passwords and connection strings are not shown.</summary>
internal static class StatusCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "For programs." };
        var command = new Command("status", "Show what runs. Exit code 0 when all is healthy.") { json };
        command.SetAction(parsed => Handle(parsed.GetValue(json)));
        return command;
    }

    private static int Handle(bool json)
    {
        var state = RunningInstance.Find();
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(
                new
                {
                    running = state is not null,
                    healthy = state?.AllHealthy ?? false,
                    home = RunningInstance.Home,
                    resources = (state?.Resources ?? []).Select(resource => new
                    {
                        resource.Name,
                        resource.Type,
                        state = Table.StateOf(resource),
                        resource.Address,
                        resource.Pid,
                        resource.Restarts,
                    }),
                },
                Json));
        }
        else if (state is null)
        {
            Console.Error.WriteLine($"Est is not running on {RunningInstance.Home}.");
            if (RunState.Read(RunningInstance.Home)?.Failure is { } failure) Console.Error.WriteLine($"It ended with: {failure}");
        }
        else
        {
            Table.Write(Console.Out, state.Resources);
        }
        return state is { AllHealthy: true } ? 0 : 1;
    }
}
