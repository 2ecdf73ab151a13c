using System.IO.Pipelines;
using System.Text;
using Est.Intake.Feeds.Polisen;
using FsCheck;
using FsCheck.Fluent;
using static Est.Intake.Tests.Feeds.PoliceEvents;

namespace Est.Intake.Tests.Feeds;

/// <summary>A body of police events is cut into events, whatever its form; where it breaks is said.</summary>
public sealed class EventReaderTests
{
    private static readonly string[] Three =
        [Json(1), Json(2, summary: "Text med {klammer}, [hakar], \\ och \"citat\""), Json(3, "Dals-ed", type: "Mord/dråp, försök")];

    public static TheoryData<string, byte[]> Forms() => new()
    {
        { "an array", Array(Three) },
        { "an array over lines", Bytes("[\n  " + string.Join(",\n  ", Three) + "\n]\n") },
        { "lines", Lines(Three) },
        { "lines with CRLF and empty ones", Bytes(string.Join("\r\n\r\n", Three)) },
        { "lines with a byte order mark", [0xEF, 0xBB, 0xBF, .. Lines(Three)] },
        { "objects without anything between", Bytes(string.Concat(Three)) },
        { "an array for each poll", [.. Array(Three[0], Three[1]), (byte)'\n', .. Array(Three[2])] },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task The_events_come_one_by_one(string form, byte[] body)
    {
        (await ReadAsync(body)).Texts.ShouldBe(Three, false, form);
        (await ReadAsync(Gzip(body))).Texts.ShouldBe(Three, false, "gzip of " + form);
        (await ReadAsync([.. Gzip(body[..50]), .. Gzip(body[50..])])).Texts.ShouldBe(Three, false, "gzip in two members of " + form);
    }

    [Fact]
    public async Task A_single_event_over_several_lines_is_one()
    {
        const string one = "{\n  \"id\": 1,\n  \"location\":\n  {\n    \"name\": \"Degerfors\"\n  }\n}";
        (await ReadAsync(Bytes(one))).Texts.ShouldBe([one]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData(" \n [ ] \n")]
    public async Task A_body_without_events_has_none(string body)
    {
        var (texts, broken) = await ReadAsync(Bytes(body));
        texts.ShouldBeEmpty();
        broken.ShouldBeNull();
    }

    [Fact]
    public void Any_events_in_any_form_cut_anywhere_are_the_same_events()
    {
        var texts = Gen.Elements("Skadegörelse", "å", "\\", "\"", "{", "}", "[", "]", ",", "\n", "\u2028", "😀", " ").ListOf().Select(string.Concat);
        var cases =
            from summaries in texts.ListOf()
            from array in Gen.Elements(true, false)
            from size in Gen.Choose(1, 400)
            select (Events: summaries.Select((s, i) => Json(i + 1, summary: s)).ToArray(), array, size);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var body = c.array ? Array(c.Events) : Lines(c.Events);
            return ReadAsync(body, c.size).GetAwaiter().GetResult() is { Broken: null } read && read.Texts.SequenceEqual(c.Events);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("{\"id\":2,\"name\":\"no end")]
    [InlineData("{\"id\":2,\"name\":\"no brace\"")]
    [InlineData("{\"id\":2,")]
    [InlineData("nonsense")]
    [InlineData("{\"id\":2}}")]
    public async Task A_broken_line_costs_that_line_alone(string broken)
    {
        var (texts, stop) = await ReadAsync(Lines(Three[0], broken, Three[2]));
        stop.ShouldBeNull();
        texts[0].ShouldBe(Three[0]);
        texts[^1].ShouldBe(Three[2]);
        string.Concat(texts[1..^1]).TrimEnd().ShouldBe(broken);
    }

    [Fact]
    public async Task An_element_that_is_no_event_costs_that_element_alone() =>
        (await ReadAsync(Array(Three[0], "null", "\"a, ]\"", "[1,[2]]", "12", Three[1]))).Texts
            .ShouldBe([Three[0], "null", "\"a, ]\"", "[1,[2]]", "12", Three[1]]);

    [Fact]
    public async Task A_line_of_50_MB_is_cut_off_and_the_next_is_read()
    {
        var huge = "{\"id\":2,\"summary\":\"" + new string('a', 50_000_000) + "\"}";
        var cut = new List<EventText>();
        await foreach (var text in EventReader.ReadAsync(Pipe(Lines(Three[0], huge, Three[2])), CancellationToken.None))
            cut.Add(text with { Json = text.Json.ToArray() });
        cut.Select(c => c.TooLong).ShouldBe([false, true, false]);
        cut[1].Json.Length.ShouldBe(EventCutter.MaxBytes);
        Encoding.UTF8.GetString(cut[2].Json.Span).ShouldBe(Three[2]);
    }

    [Fact]
    public async Task The_last_line_may_be_cut_off()
    {
        var (texts, broken) = await ReadAsync(Bytes(Three[0] + "\n" + Three[1][..40]));
        broken.ShouldBeNull();
        texts.ShouldBe([Three[0], Three[1][..40]]);
    }

    [Theory]
    [InlineData("[{0},{1},", "broken-json", "before event 3")]
    [InlineData("[{0},{1}", "broken-json", "before event 3")]
    [InlineData("[{0},{{\"id\":2,\"location\":{{\"name\":\"x\",{1}]", "broken-json", "Event 2")]
    public async Task An_array_that_breaks_says_where(string form, string kebab, string where)
    {
        var (texts, broken) = await ReadAsync(Bytes(string.Format(System.Globalization.CultureInfo.InvariantCulture, form, Three[0], Three[1])));
        texts[0].ShouldBe(Three[0]);
        broken!.Kebab.ShouldBe(kebab);
        broken.Message.ShouldContain(where);
    }

    [Fact]
    public async Task Gzip_that_is_cut_off_anywhere_or_lies_about_its_size_or_content_is_broken()
    {
        var whole = Gzip(Lines([.. Enumerable.Range(1, 2000).Select(i => Json(i))]));
        foreach (var length in new[] { 2, 9, 20, whole.Length / 2, whole.Length - 8, whole.Length - 1 })
            (await ReadAsync(whole[..length])).Broken?.Kebab.ShouldBe("broken-gzip", $"cut off at {length} of {whole.Length}");
        foreach (var place in new[] { whole.Length - 1, whole.Length - 4, whole.Length - 8, whole.Length / 2 })
        {
            var lying = (byte[])whole.Clone();
            lying[place] ^= 0x55;
            (await ReadAsync(lying)).Broken?.Kebab.ShouldBe("broken-gzip", $"changed at {place} of {whole.Length}");
        }
        var (texts, broken) = await ReadAsync(whole[..(whole.Length / 2)]);
        texts.Count.ShouldBeGreaterThan(100);
        broken!.Message.ShouldContain($"event {texts.Count + 1}");
    }

    [Fact]
    public async Task A_gzip_bomb_is_stopped()
    {
        var bomb = Gzip([.. Bytes("["), .. Enumerable.Repeat((byte)' ', 64_000_000)]);
        (await ReadAsync(bomb)).Broken!.Kebab.ShouldBe("gzip-bomb");
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static PipeReader Pipe(byte[] body, int size = 4096) =>
        PipeReader.Create(new MemoryStream(body), new StreamPipeReaderOptions(bufferSize: size, minimumReadSize: 1));

    private static async Task<(List<string> Texts, BrokenFeedException? Broken)> ReadAsync(byte[] body, int size = 4096)
    {
        var texts = new List<string>();
        try
        {
            await foreach (var text in EventReader.ReadAsync(Pipe(body, size), CancellationToken.None))
                texts.Add(Encoding.UTF8.GetString(text.Json.Span));
            return (texts, null);
        }
        catch (BrokenFeedException broken)
        {
            return (texts, broken);
        }
    }
}
