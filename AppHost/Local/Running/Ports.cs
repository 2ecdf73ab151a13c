using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Est.AppHost.Local;

/// <summary>
/// Gives out free ports, the same ones after a restart where they are still free. They lie below the range from which the
/// system takes ports for outgoing connections, so that no such connection can sit on one while its owner restarts.
/// </summary>
internal sealed class Ports
{
    private const int First = 20000;
    private const int Last = 29999;

    private readonly string _file;
    private readonly Dictionary<string, int> _kept = [];
    private readonly HashSet<int> _given = [];

    public Ports(Home home)
    {
        _file = Path.Combine(home.Folder("run"), "ports");
        if (!File.Exists(_file)) return;
        foreach (var line in File.ReadLines(_file))
        {
            if (line.Split('=') is [var name, var value] && int.TryParse(value, CultureInfo.InvariantCulture, out var port)) _kept[name] = port;
        }
    }

    public int Free(string name)
    {
        if (!(_kept.TryGetValue(name, out var port) && Take(port)))
        {
            do port = Random.Shared.Next(First, Last + 1); while (!Take(port));
            _kept[name] = port;
            File.WriteAllLines(_file, _kept.Select(kept => $"{kept.Key}={kept.Value}"));
        }
        return port;
    }

    public int Exactly(int port, string settingName)
    {
        if (!Take(port))
            throw new LaunchFailure($"Port {port} is taken by another program: stop that program, or choose another port, e.g. {settingName}={port + 1} ./est up.");
        return port;
    }

    private bool Take(int port) => !_given.Contains(port) && IsFree(IPAddress.Loopback, port) && IsFree(IPAddress.IPv6Loopback, port) && _given.Add(port);

    private static bool IsFree(IPAddress address, int port)
    {
        try
        {
            using var listener = new TcpListener(address, port);
            listener.Start();
            return true;
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported)
        {
            return true; // no IPv6 here: nobody else can use it either
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
