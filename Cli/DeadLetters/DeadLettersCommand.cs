using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Est.AppHost.Local;

namespace Est.Cli.DeadLetters;

/// <summary>Shows the messages that kept failing, and puts them back to their queue once the cause is mended.</summary>
internal static class DeadLettersCommand
{
    private const int MostShown = 100;

    private sealed record Listing(string Queue, string Service, string Event, uint Messages, IReadOnlyList<DeadLetter> Letters);

    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "For programs." };
        var some = new Argument<string?>("queue") { Description = "One queue; all error queues when absent.", Arity = ArgumentArity.ZeroOrOne };
        var one = new Option<string?>("--id") { Description = "One message." };
        var replay = new Command("replay", "Put messages back to the queue that they failed in.") { some, one };
        replay.SetAction((parsed, ct) => ReplayAsync(parsed.GetValue(some), parsed.GetValue(one), ct));

        var queue = new Argument<string>("queue") { Description = "The queue." };
        var id = new Option<string>("--id") { Description = "The message.", Required = true };
        var discard = new Command("discard", "Throw one message away, for good.") { queue, id };
        discard.SetAction((parsed, ct) => DiscardAsync(parsed.GetRequiredValue(queue), parsed.GetRequiredValue(id), ct));

        var command = new Command("dead-letters", "Messages that kept failing.") { json, replay, discard };
        command.SetAction((parsed, ct) => ListAsync(parsed.GetValue(json), ct));
        return command;
    }

    private static async Task<int> ListAsync(bool json, CancellationToken ct)
    {
        var listings = new List<Listing>();
        var names = await Broker.ErrorQueuesAsync(ct);
        await using var connection = await Broker.ConnectAsync(ct);
        foreach (var name in names)
        {
            await using var queue = await ErrorQueue.OpenAsync(connection, name, ct);
            var letters = new List<DeadLetter>();
            await foreach (var message in queue.TakeAsync(ct).Take(MostShown))
            {
                letters.Add(DeadLetter.Of(message));
                await queue.RefreshAsync(message, ct);
            }
            listings.Add(new Listing(queue.Name, queue.Service, queue.Event, queue.Count, letters));
        }
        if (json) Console.WriteLine(JsonSerializer.Serialize(listings, JsonSerializerOptions.Web));
        else Write(listings);
        return 0;
    }

    private static void Write(List<Listing> listings)
    {
        if (listings.All(listing => listing.Messages == 0)) Console.WriteLine("There are no dead letters.");
        foreach (var listing in listings.Where(listing => listing.Messages > 0))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{listing.Queue}: {listing.Messages:N0} of {listing.Event} that {listing.Service} could not take{(listing.Messages > MostShown ? $"; the oldest {MostShown}" : "")}"));
            Table.Write(Console.Out, ["  MESSAGE", "KOMMUN", "FAILED", "EXCEPTION"], listing.Letters.Select(letter => new[]
            {
                "  " + letter.MessageId, letter.Municipality ?? "-", letter.At?.ToString("u", CultureInfo.InvariantCulture) ?? "-", letter.Exception ?? "-",
            }));
        }
    }

    private static async Task<int> ReplayAsync(string? one, string? id, CancellationToken ct)
    {
        var names = one is null ? await Broker.ErrorQueuesAsync(ct) : [NameOf(one)];
        await using var connection = await Broker.ConnectAsync(ct);
        var replayed = 0;
        foreach (var name in names)
        {
            await using var queue = await ErrorQueue.OpenAsync(connection, name, ct);
            await foreach (var message in queue.TakeAsync(ct))
            {
                if (id is not null && message.BasicProperties.MessageId != id) continue;
                await queue.ReplayAsync(message, ct);
                replayed++;
            }
        }
        if (id is not null && replayed == 0) throw new CliFailure($"There is no dead letter {id}: ./est dead-letters lists them.");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{replayed:N0} put back; what fails again comes back within half a minute."));
        return 0;
    }

    private static async Task<int> DiscardAsync(string name, string id, CancellationToken ct)
    {
        await using var connection = await Broker.ConnectAsync(ct);
        await using var queue = await ErrorQueue.OpenAsync(connection, NameOf(name), ct);
        await foreach (var message in queue.TakeAsync(ct))
        {
            if (message.BasicProperties.MessageId != id) continue;
            await queue.DiscardAsync(message, ct);
            Console.WriteLine($"{id} is thrown away.");
            return 0;
        }
        throw new CliFailure($"There is no dead letter {id} in {queue.Name}: ./est dead-letters lists them.");
    }

    /// <summary>Either queue may be named: the one that failed, or its error queue.</summary>
    private static string NameOf(string queue) => queue.EndsWith(ErrorQueue.Suffix, StringComparison.Ordinal) ? queue : queue + ErrorQueue.Suffix;
}
