namespace Est.AppHost.Local;

/// <summary>The console log of one resource, in <c>logs/NAME.log</c>; the one before it in <c>NAME.log.1</c>.</summary>
internal sealed class LogFile(Home home, string name) : IDisposable
{
    private const long MaxBytes = 32 * 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly string _file = Path.Combine(home.Folder("logs"), $"{name}.log");
    private StreamWriter? _writer;

    /// <summary>The last line that tells something, for the report of a failure: not one of a stack trace.</summary>
    public string? LastWords { get; private set; }

    public void Write(string line)
    {
        lock (_gate)
        {
            if (line.Trim() is { Length: > 0 } words && !words.StartsWith("at ", StringComparison.Ordinal) && !words.StartsWith("---", StringComparison.Ordinal))
                LastWords = words;
            if (_writer is null || _writer.BaseStream.Length > MaxBytes) Roll();
            _writer!.WriteLine(line);
        }
    }

    public void Dispose()
    {
        lock (_gate) _writer?.Dispose();
    }

    private void Roll()
    {
        _writer?.Dispose();
        if (File.Exists(_file)) File.Move(_file, _file + ".1", overwrite: true);
        _writer = new StreamWriter(_file) { AutoFlush = true };
    }
}
