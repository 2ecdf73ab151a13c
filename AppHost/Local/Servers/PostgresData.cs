using System.Security.Cryptography;
using System.Text;

namespace Est.AppHost.Local;

/// <summary>The data folder of PostgreSQL: where it is, whose it is, and its first making.</summary>
internal sealed class PostgresData(Home home)
{
    private const string SystemUser = "postgres";
    private const string Binaries = "/usr/lib/postgresql";

    // A link, since the data themselves may have to live elsewhere.
    private readonly string _link = Path.Combine(home.Folder("postgres"), "data");

    /// <summary>PostgreSQL refuses to run as root; then it runs as the user its package made.</summary>
    public static string? User => Environment.IsPrivilegedProcess ? SystemUser : null;

    /// <summary>Initialises the folder at the first start.</summary>
    /// <returns>The folder, and that of the matching binaries.</returns>
    public async Task<(string Data, string Binaries)> EnsureAsync(string password, CancellationToken ct)
    {
        if (Path.Exists(_link) && Directory.ResolveLinkTarget(_link, returnFinalTarget: true) is { } kept)
            return (kept.FullName, BinariesOf((await File.ReadAllTextAsync(Path.Combine(kept.FullName, "PG_VERSION"), ct)).Trim()));

        var binaries = NewestBinaries();
        var folder = await PlaceAsync(ct);
        var next = Path.Combine(folder, "data.next"); // renamed when whole, so that an interrupted start leaves nothing half
        await RequireAsync(Command.RunAsAsync(User, "rm", ["-rf", next], ct));
        var passwordFile = Path.Combine(folder, "password.next");
        await File.WriteAllTextAsync(passwordFile, password, ct);
        try
        {
            if (User is not null) await RequireAsync(Command.RunAsync("chown", [SystemUser, passwordFile], ct));
            await RequireAsync(Command.RunAsAsync(User, Path.Combine(binaries, "initdb"),
                ["-D", next, "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "--auth=scram-sha-256", $"--pwfile={passwordFile}"], ct));
        }
        finally
        {
            File.Delete(passwordFile);
        }
        var data = Path.Combine(folder, "data");
        Directory.Move(next, data);
        File.Delete(_link); // of data that are gone
        File.CreateSymbolicLink(_link, data);
        return (data, binaries);
    }

    /// <summary>
    /// Under EST_HOME; but where root keeps the repository in a folder closed to others (such as /root), PostgreSQL's user
    /// cannot get there, and the data live in /var/lib/est with a link to them.
    /// </summary>
    private async Task<string> PlaceAsync(CancellationToken ct)
    {
        var folder = Path.Combine(home.Folder("postgres"), "server");
        if (User is null)
        {
            Directory.CreateDirectory(folder);
            return folder;
        }
        if ((await Command.RunAsync("id", [SystemUser], ct)).ExitCode != 0)
            throw new LaunchFailure($"The system user {SystemUser} is missing: install PostgreSQL's package (apt-get install postgresql).");
        await MakeAsync(folder, ct);
        if ((await Command.RunAsAsync(User, "test", ["-x", folder], ct)).ExitCode == 0) return folder;

        Directory.Delete(folder);
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(home.Root)))[..12];
        Directory.CreateDirectory("/var/lib/est");
        await MakeAsync(folder = Path.Combine("/var/lib/est", name), ct);
        return folder;
    }

    private static Task MakeAsync(string folder, CancellationToken ct) =>
        RequireAsync(Command.RunAsync("install", ["-d", "-m", "700", "-o", SystemUser, "-g", SystemUser, folder], ct));

    private static async Task RequireAsync(Task<(int ExitCode, string Output)> command)
    {
        var (code, output) = await command;
        if (code != 0) throw new LaunchFailure($"PostgreSQL's data folder cannot be made: {output.Split('\n')[^1]}");
    }

    private static string NewestBinaries() =>
        (Directory.Exists(Binaries) ? Directory.GetDirectories(Binaries) : [])
        .Where(folder => File.Exists(Path.Combine(folder, "bin", "initdb")))
        .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0)
        .Select(folder => Path.Combine(folder, "bin"))
        .FirstOrDefault() ?? throw new LaunchFailure("PostgreSQL is not installed: run ./est up, which installs it, or apt-get install postgresql.");

    private static string BinariesOf(string version)
    {
        var folder = Path.Combine(Binaries, version, "bin");
        return File.Exists(Path.Combine(folder, "postgres"))
            ? folder
            : throw new LaunchFailure($"The data were written by PostgreSQL {version}, which is not installed: apt-get install postgresql-{version}, or start over with ./est up --fresh.");
    }
}
