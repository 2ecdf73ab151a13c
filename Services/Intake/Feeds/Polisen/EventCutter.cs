using System.Buffers;

namespace Est.Intake.Feeds.Polisen;

/// <summary>
/// Cuts a body into the JSON texts of its events, byte by byte and without holding more than one: a JSON array, objects one
/// after another (NDJSON, or a single one over several lines), or arrays one after another.
/// </summary>
/// <remarks>
/// In NDJSON a broken line costs that line alone: a line feed inside a string, and a line that begins with <c>{</c> where no
/// value may begin, are taken as the start of the next event. In an array there is no such mark, so an event without an end
/// breaks the rest.
/// </remarks>
public sealed class EventCutter
{
    /// <summary>The police's events have some 600 bytes.</summary>
    public const int MaxBytes = 64 * 1024;

    private enum Inside { Nothing, Value, Scrap }

    private readonly ArrayBufferWriter<byte> text = new(1024);
    private Inside inside;
    private bool inArray, inString, escaped, atLineStart, finished, leftOver;
    private int depth;
    private byte last;

    /// <summary>The text of the event that <see cref="Take"/> has completed; cut off when it is longer than allowed.</summary>
    public ReadOnlyMemory<byte> Text => text.WrittenMemory;

    public bool TooLong { get; private set; }

    /// <summary>Bytes taken so far.</summary>
    public long Offset { get; private set; }

    /// <summary>Where the current event begins.</summary>
    public long Start { get; private set; }

    public bool InArray => inArray;
    public bool InEvent => inside != Inside.Nothing && !finished;

    /// <summary>Takes bytes until an event is complete. Returns how many were taken: all of them when none is complete yet.</summary>
    public int Take(ReadOnlySpan<byte> bytes, out bool complete)
    {
        if (finished) Reset();
        for (var i = 0; i < bytes.Length; i++)
        {
            if (inside == Inside.Value && inString && !escaped)
            {
                var run = bytes[i..].IndexOfAny("\"\\\n"u8);
                if (run < 0) run = bytes.Length - i;
                Add(bytes.Slice(i, run));
                Offset += run;
                i += run;
                if (i == bytes.Length) break;
            }
            var b = bytes[i];
            complete = inside switch
            {
                Inside.Value => TakeValue(b),
                Inside.Scrap => TakeScrap(b),
                _ => Begin(b),
            };
            // A byte that shows that the event ended before it belongs to what follows.
            var belongs = !(complete && leftOver);
            if (belongs) Offset++;
            leftOver = false;
            if (!complete) continue;
            finished = true;
            return belongs ? i + 1 : i;
        }
        complete = false;
        return bytes.Length;
    }

    private bool Begin(byte b)
    {
        if (IsSpace(b) || (Offset < 3 && b is 0xEF or 0xBB or 0xBF)) return false;
        if (b == ',') return false;
        if (inArray && b == ']') inArray = false;
        else if (!inArray && b == '[') inArray = true;
        else
        {
            Start = Offset;
            inside = b is (byte)'{' or (byte)'[' ? Inside.Value : Inside.Scrap;
            return inside == Inside.Value ? TakeValue(b) : TakeScrap(b);
        }
        return false;
    }

    private bool TakeValue(byte b)
    {
        if (inString)
        {
            if (b == '\n' && !inArray) return true;
            Add([b]);
            if (escaped) escaped = false;
            else if (b == '\\') escaped = true;
            else if (b == '"') inString = false;
            return false;
        }
        if (b == '{' && atLineStart && depth > 0 && !inArray && last != ':') return leftOver = true;
        if (IsSpace(b))
        {
            atLineStart |= b == '\n';
            Add([b]);
            return false;
        }
        Add([b]);
        atLineStart = false;
        last = b;
        if (b == '"') inString = true;
        else if (b is (byte)'{' or (byte)'[') depth++;
        else if (b is (byte)'}' or (byte)']') return --depth == 0;
        return false;
    }

    /// <summary>What is not an event: up to the end of the line, in an array up to the next element.</summary>
    private bool TakeScrap(byte b)
    {
        if (inArray)
        {
            if (!inString && b is (byte)',' or (byte)']') return leftOver = true;
            if (escaped) escaped = false;
            else if (b == '\\' && inString) escaped = true;
            else if (b == '"') inString = !inString;
        }
        else if (b == '\n')
        {
            return true;
        }
        Add([b]);
        return false;
    }

    private void Add(ReadOnlySpan<byte> bytes)
    {
        var room = MaxBytes - text.WrittenCount;
        TooLong |= bytes.Length > room;
        text.Write(bytes[..Math.Min(bytes.Length, room)]);
    }

    private void Reset()
    {
        text.ResetWrittenCount();
        (inside, inString, escaped, atLineStart, finished, TooLong) = (Inside.Nothing, false, false, false, false, false);
        (depth, last) = (0, 0);
    }

    private static bool IsSpace(byte b) => b is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';
}
