using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Est.Testing;

/// <summary>Each host that a test starts would watch its settings files for changes, and a machine lets a user watch from some 128 places at once.</summary>
internal static class NoWatchedFiles
{
    [ModuleInitializer, SuppressMessage("Usage", "CA2255", Justification = "Before any host is built, whichever test comes first.")]
    internal static void Set() => Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");
}
