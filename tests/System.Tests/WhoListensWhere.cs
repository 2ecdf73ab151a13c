using System.Globalization;
using System.Net;

namespace Est.SystemTests;

/// <summary>Nobody reaches a service past the gateway from another machine: what the instance listens on is its own machine's alone.</summary>
public sealed class WhoListensWhere
{
    private const string Listening = "0A";

    [Theory]
    [InlineData("gateway"), InlineData("intake"), InlineData("picture"), InlineData("prioritization"), InlineData("followup"), InlineData("postgres"), InlineData("messaging")]
    public async Task Each_part_listens_on_loopback_alone(string name)
    {
        var addresses = await ListenersAsync((int)RunningEst.Resource(name)["pid"]!);

        addresses.ShouldNotBeEmpty($"{name} listens nowhere: this test looks in the wrong place");
        addresses.Where(address => !IPAddress.IsLoopback(address.Address)).ShouldBeEmpty();
    }

    /// <summary>The sockets that a process listens on, as the kernel knows them.</summary>
    private static async Task<List<IPEndPoint>> ListenersAsync(int pid)
    {
        var own = Directory.EnumerateFileSystemEntries($"/proc/{pid}/fd").Select(entry => new FileInfo(entry).LinkTarget).ToHashSet();
        var listeners = new List<IPEndPoint>();
        foreach (var table in new[] { "tcp", "tcp6" })
        {
            // sl local_address rem_address st tx_queue:rx_queue tr:tm->when retrnsmt uid timeout inode
            foreach (var line in (await File.ReadAllLinesAsync($"/proc/{pid}/net/{table}")).Skip(1))
            {
                var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                if (parts[3] == Listening && own.Contains($"socket:[{parts[9]}]")) listeners.Add(EndPointOf(parts[1]));
            }
        }
        return listeners;
    }

    /// <summary><c>0100007F:1F90</c> is 127.0.0.1:8080: words of four bytes, each with its last byte first.</summary>
    private static IPEndPoint EndPointOf(string text)
    {
        var parts = text.Split(':');
        var bytes = Convert.FromHexString(parts[0]);
        for (var word = 0; word < bytes.Length; word += 4) bytes.AsSpan(word, 4).Reverse();
        return new IPEndPoint(new IPAddress(bytes), int.Parse(parts[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
    }
}
