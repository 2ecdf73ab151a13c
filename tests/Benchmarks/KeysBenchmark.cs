using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Est.Testing;

namespace Est.Benchmarks;

/// <summary>What 10,000 wrong keys a second cost a caller with a right one: the same requests with and without them, in turns.</summary>
internal static class KeysBenchmark
{
    private const int Rounds = 5, PerSecond = 10_000, Connections = 4;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(5);

    public static async Task RunAsync()
    {
        using var client = await RunningEst.ClientAsync("1862");
        await LatenciesAsync(client);
        var (alone, attacked, answered) = (new List<double[]>(), new List<double[]>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            alone.Add(await LatenciesAsync(client));
            using var attack = new Attack();
            attacked.Add(await LatenciesAsync(client));
            answered.Add(attack.AnsweredPerSecond);
            Table.Progress($"keys {round + 1}/{Rounds}: {Text(attacked[^1])}, alone {Text(alone[^1])}; {answered[^1]:0} wrong keys answered a second");
        }
        var ratio = Table.Median(attacked.Zip(alone, (with, without) => Table.Median(with) / Table.Median(without)));
        Table.Row($"GET /categories while {Table.Number(Math.Round(Table.Median(answered)))} wrong keys a second are answered, median (p99)",
            $"{Table.Number(Table.Median(attacked.Select(Table.Median)), " ms")} ({Table.Number(Table.Median(attacked.Select(P99)), " ms")})",
            $"{Table.Number(Table.Median(alone.Select(Table.Median)), " ms")} ({Table.Number(Table.Median(alone.Select(P99)), " ms")}) without them",
            $"{ratio:0.00} of without (at most 1.20)", ratio <= 1.2 && answered.Min() > 0.95 * PerSecond);
    }

    private static double P99(double[] latencies) => Table.Percentile(latencies, 0.99);

    private static string Text(double[] latencies) => $"{Table.Number(Table.Median(latencies), " ms")} ({Table.Number(P99(latencies), " ms")})";

    /// <summary>One request each five milliseconds, whatever the one before took.</summary>
    private static async Task<double[]> LatenciesAsync(HttpClient client)
    {
        var (requests, clock) = (new List<Task<double>>(), Stopwatch.StartNew());
        using var timer = new PeriodicTimer(Pace);
        while (clock.Elapsed < Round && await timer.WaitForNextTickAsync()) requests.Add(OneAsync());
        return await Task.WhenAll(requests);

        async Task<double> OneAsync()
        {
            var start = Stopwatch.GetTimestamp();
            using var answer = await client.GetAsync(new Uri("/api/1862/categories", UriKind.Relative));
            answer.EnsureSuccessStatusCode();
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
    }

    /// <summary>Sends wrong keys of the right form on a few connections, at a steady rate and as cheaply as it can: the machine is the gateway's too.</summary>
    private sealed class Attack : IDisposable
    {
        private readonly Stopwatch clock = Stopwatch.StartNew();
        private readonly List<TcpClient> connections = [];
        private readonly List<Thread> threads = [];
        private long answered;
        private volatile bool isOver;

        public Attack()
        {
            var request = Encoding.ASCII.GetBytes(
                $"GET /api/1862/categories HTTP/1.1\r\nHost: {RunningEst.Gateway.Authority}\r\nX-Api-Key: est_abcdefgh_{new string('A', 43)}\r\n\r\n");
            for (var i = 0; i < Connections; i++)
            {
                var connection = new TcpClient(RunningEst.Gateway.Host, RunningEst.Gateway.Port) { NoDelay = true };
                connections.Add(connection);
                Start(() => Send(connection.Client, request));
                Start(() => Count(connection.Client));
            }
        }

        public double AnsweredPerSecond => Interlocked.Read(ref answered) / clock.Elapsed.TotalSeconds;

        public void Dispose()
        {
            isOver = true;
            foreach (var connection in connections) connection.Dispose();
            foreach (var thread in threads) thread.Join();
        }

        private void Start(Action work)
        {
            var thread = new Thread(() =>
            {
                try
                {
                    work();
                }
                catch (Exception error) when (isOver && error is SocketException or ObjectDisposedException)
                {
                    // The round is over.
                }
            });
            threads.Add(thread);
            thread.Start();
        }

        private void Send(Socket socket, byte[] request)
        {
            const int Most = 64;
            var many = Enumerable.Repeat(request, Most).SelectMany(bytes => bytes).ToArray();
            long sent = 0;
            while (!isOver)
            {
                var due = (long)(clock.Elapsed.TotalSeconds * PerSecond / Connections) - sent;
                for (long now; due > 0 && !isOver; due -= now, sent += now)
                    socket.Send(many.AsSpan(0, (int)(now = Math.Min(due, Most)) * request.Length));
                Thread.Sleep(2);
            }
        }

        private void Count(Socket socket)
        {
            var buffer = new byte[256 * 1024];
            for (int read; (read = socket.Receive(buffer)) > 0;) Interlocked.Add(ref answered, buffer.AsSpan(0, read).Count("HTTP/1.1 4"u8));
        }
    }
}
