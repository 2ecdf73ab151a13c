extern alias cli;
using System.IO.Compression;
using System.Text;
using cli::Est.Cli;
using cli::Est.Cli.Import;

namespace Est.AppHostTests.Commands;

public sealed class ReadingEventFiles
{
    private const int Count = 3_000;
    private static readonly string Lines = string.Concat(Enumerable.Range(0, Count).Select(id => $$"""{"id":{{id}},"type":"Rån","x":"{{Guid.NewGuid()}}"}""" + "\n"));
    private static readonly string Array = $"[{string.Join(",\n", Lines.Trim().Split('\n'))}]";

    public static TheoryData<string> Whole => [Lines, Array, "\uFEFF" + Array, "\n  " + Lines, Lines.Trim()];

    [Theory]
    [MemberData(nameof(Whole))]
    public async Task An_array_and_lines_read_the_same_gzipped_or_not(string text)
    {
        (await ReadAsync(Encoding.UTF8.GetBytes(text))).ShouldBe((Count, null));
        (await ReadAsync(Gzip(Encoding.UTF8.GetBytes(text)))).ShouldBe((Count, null));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    [InlineData("[]")]
    public async Task A_file_without_events_has_none(string text) => (await ReadAsync(Encoding.UTF8.GetBytes(text))).ShouldBe((0, null));

    [Fact]
    public async Task Broken_JSON_is_told_with_its_place()
    {
        var (read, failure) = await ReadAsync(Encoding.UTF8.GetBytes(Lines + "{\"id\":x}\n" + Lines));
        failure.ShouldBe("The events are not whole JSON from line 3,001, byte 7.");
        read.ShouldBeLessThanOrEqualTo(Count);
    }

    [Fact]
    public async Task An_array_that_ends_too_early_is_told() =>
        (await ReadAsync(Encoding.UTF8.GetBytes(Array[..^1]))).Failure.ShouldBe($"The events are not whole JSON from line 3,000, byte {Array.Split('\n')[^1].Length + Encoding.UTF8.GetByteCount("å") - 1}.");

    [Fact]
    public async Task A_gzip_file_that_ends_too_early_is_told()
    {
        var whole = Gzip(Encoding.UTF8.GetBytes(Lines));
        foreach (var length in new[] { whole.Length / 2, whole.Length - 8, whole.Length - 1 })
            (await ReadAsync(whole[..length])).Failure.ShouldBe("The gzip data are damaged or end too early: their content does not match what they say of it.");
    }

    [Fact]
    public async Task A_gzip_file_that_lies_about_its_size_is_told()
    {
        var lying = Gzip(Encoding.UTF8.GetBytes(Lines));
        lying[^1] ^= 1;
        (await ReadAsync(lying)).Failure.ShouldBe("The gzip data are damaged or end too early: their content does not match what they say of it.");
    }

    private static async Task<(int Read, string? Failure)> ReadAsync(byte[] bytes)
    {
        AppContext.SetSwitch("System.IO.Compression.UseStrictValidation", true); // as Cli.csproj does
        var read = 0;
        try
        {
            await foreach (var _ in EventFile.ReadAsync(new MemoryStream(bytes), TestContext.Current.CancellationToken)) read++;
            return (read, null);
        }
        catch (CliFailure failure)
        {
            return (read, failure.Message);
        }
    }

    private static byte[] Gzip(byte[] bytes)
    {
        var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest)) gzip.Write(bytes);
        return compressed.ToArray();
    }
}
