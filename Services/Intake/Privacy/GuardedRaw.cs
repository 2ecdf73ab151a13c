using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Est.Intake.Privacy;

/// <summary>
/// What came, as it may be kept when it could not be taken in. JSON is masked value by value, so that it is JSON still and an escaped name is
/// seen; what is no JSON, as text.
/// </summary>
public static partial class GuardedRaw
{
    private static readonly JsonWriterOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static string Of(ReadOnlySpan<byte> raw)
    {
        var text = Encoding.UTF8.GetString(raw);
        return OfJson(raw, text) ?? PrivacyGuard.Mask(Escaped().Replace(text, code => ((char)Convert.ToInt32(code.Groups[1].Value, 16)).ToString()), new MaskedCounts());
    }

    /// <summary>Null when it is no JSON.</summary>
    private static string? OfJson(ReadOnlySpan<byte> raw, string text)
    {
        var (written, counts) = (new ArrayBufferWriter<byte>(raw.Length + 64), new MaskedCounts());
        try
        {
            var reader = new Utf8JsonReader(raw);
            using var writer = new Utf8JsonWriter(written, AsWritten);
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        writer.WritePropertyName(PrivacyGuard.Mask(reader.GetString()!, counts));
                        break;
                    case JsonTokenType.String:
                        writer.WriteStringValue(PrivacyGuard.Mask(reader.GetString()!, counts));
                        break;
                    case JsonTokenType.Number:
                        // A whole number may be someone's; one with a fraction is a coordinate.
                        var number = Encoding.UTF8.GetString(reader.ValueSpan);
                        var masked = PrivacyGuard.Mask(number, counts);
                        if (ReferenceEquals(masked, number)) writer.WriteRawValue(number, skipInputValidation: true);
                        else writer.WriteStringValue(masked);
                        break;
                    case JsonTokenType.StartObject:
                        writer.WriteStartObject();
                        break;
                    case JsonTokenType.EndObject:
                        writer.WriteEndObject();
                        break;
                    case JsonTokenType.StartArray:
                        writer.WriteStartArray();
                        break;
                    case JsonTokenType.EndArray:
                        writer.WriteEndArray();
                        break;
                    case JsonTokenType.True or JsonTokenType.False:
                        writer.WriteBooleanValue(reader.GetBoolean());
                        break;
                    default:
                        writer.WriteNullValue();
                        break;
                }
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
        // As it was written, where there is nothing to hide.
        return counts.IsEmpty ? text : Encoding.UTF8.GetString(written.WrittenSpan);
    }

    /// <summary>Not halves of surrogate pairs, which alone are no text.</summary>
    [GeneratedRegex(@"\\u((?![dD][89a-fA-F])[0-9A-Fa-f]{4})")]
    private static partial Regex Escaped();
}
