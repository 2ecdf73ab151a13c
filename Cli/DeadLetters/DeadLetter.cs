using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using RabbitMQ.Client;

namespace Est.Cli.DeadLetters;

/// <summary>A message that kept failing, as an operator may see it: nothing of its content, and not the words of the exception, which may quote it.</summary>
/// <param name="Municipality">Null where the message names none.</param>
/// <param name="At">When it was given up.</param>
/// <param name="Exception">The exception's type.</param>
internal sealed partial record DeadLetter(string MessageId, string? Municipality, DateTimeOffset? At, string? Exception)
{
    public static DeadLetter Of(BasicGetResult message) => new(
        message.BasicProperties.MessageId ?? "",
        MunicipalityOf(message.Body),
        DateTimeOffset.TryParse(Header(message, "MT-Fault-Timestamp"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null,
        Header(message, "MT-Fault-ExceptionType") is { } type && TypeName().IsMatch(type) ? type : null);

    /// <summary>MassTransit's envelope: <c>{"messageId":…,"messageType":[…],"message":{"municipality":"1862",…}}</c>.</summary>
    private static string? MunicipalityOf(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var envelope = JsonDocument.Parse(body);
            return envelope.RootElement.TryGetProperty("message", out var message) && message.TryGetProperty("municipality", out var value)
                && value.GetString() is { Length: 4 } code && code.All(char.IsAsciiDigit) ? code : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string? Header(BasicGetResult message, string name) =>
        message.BasicProperties.Headers?.TryGetValue(name, out var value) == true && value is byte[] text ? Encoding.UTF8.GetString(text) : null;

    [GeneratedRegex(@"^[\w.+`]{1,200}$")]
    private static partial Regex TypeName();
}
