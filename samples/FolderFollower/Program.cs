using Est.Samples.FolderFollower;

// Sends the files that another system puts in a folder: EST, KOMMUN and KEY in the environment, the folder as argument; --once to stop when it is empty.
if (args is not [var folder, ..] || Setting("EST") is not { } est || Setting("KOMMUN") is not { } municipality || Setting("KEY") is not { } key)
{
    Console.Error.WriteLine("Usage: EST=https://est.kommun.se KOMMUN=1862 KEY=… FolderFollower FOLDER [--once]");
    return 2;
}
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};
using var http = new HttpClient { BaseAddress = new Uri(est), Timeout = TimeSpan.FromMinutes(10) };
http.DefaultRequestHeaders.Add("X-Api-Key", key);
var client = new EstClient(http, municipality);
try
{
    await Folder.FollowAsync(folder, client, once: args.Contains("--once"), stop.Token);
    return 0;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return 0;
}

static string? Setting(string name) => Environment.GetEnvironmentVariable(name);
