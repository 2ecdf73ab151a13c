using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;

namespace Est.AppHost.Local;

/// <summary>The folder of one instance (EST_HOME): data, secrets, logs and what runs now.</summary>
internal sealed class Home
{
    // Others may pass through but not look around: PostgreSQL, which refuses root, must reach its data under a root's home.
    private const UnixFileMode OwnerAndPassers =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    public Home(string path)
    {
        Root = Path.GetFullPath(path);
        try
        {
            foreach (var folder in new[] { Root, Folder("run"), Folder("logs"), Folder("postgres"), Folder("rabbitmq") })
                Directory.CreateDirectory(folder, OwnerAndPassers);
            if (Environment.IsPrivilegedProcess) File.SetUnixFileMode(Root, OwnerAndPassers);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LaunchFailure($"Est cannot write to {Root}: give another folder in EST_HOME, or the right to write there ({e.Message}).");
        }
    }

    public string Root { get; }

    public string Folder(string name) => Path.Combine(Root, name);

    public static Home Of(IConfiguration configuration) =>
        new(configuration["EST_HOME"] is { Length: > 0 } path ? path : Path.Combine(AppHostFolder, "..", ".est"));

    /// <summary>AppHost/ of the repository, seen from AppHost/bin/{configuration}/net10.0/.</summary>
    public static string AppHostFolder { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", ".."));

    /// <summary>A password that is made once and kept, since the data it protects outlive the process.</summary>
    public string Secret(string name)
    {
        var file = Path.Combine(Root, name);
        if (File.Exists(file)) return File.ReadAllText(file).Trim();
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        PrivateFile.Write(file, secret);
        return secret;
    }

    /// <summary>Held while the application runs; two of them on one folder would ruin each other's data.</summary>
    public FileStream Lock()
    {
        try
        {
            return new FileStream(Path.Combine(Root, "run", "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new LaunchFailure($"Est already runs on {Root}: stop it with ./est down, or give this one another folder in EST_HOME.");
        }
    }
}
