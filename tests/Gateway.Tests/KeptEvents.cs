namespace Est.Gateway.Tests;

internal static class KeptEvents
{
    /// <summary>The relay publishes and deletes what the outbox holds at once: a copy stays in kept_events for the test to read.</summary>
    public static Task KeepEventsAsync(this TestDatabase database) => database.ExecuteAsync("""
        create table kept_events (like outbox);
        create function keep_event() returns trigger language plpgsql security definer as $$ begin insert into kept_events select new.*; return new; end $$;
        create trigger keep_event after insert on outbox for each row execute function keep_event();
        """);
}
