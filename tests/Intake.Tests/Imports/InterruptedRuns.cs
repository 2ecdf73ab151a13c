using Npgsql;

namespace Est.Intake.Tests.Imports;

public sealed class InterruptedRuns(IntakeFixture intake)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_whose_connection_is_cut_goes_on_behind_its_last_durable_row()
    {
        var sender = intake.NewReporter();
        var id = (await sender.UploadAsync(MadeFiles.Csv(20_000))).Id();
        await using (var blocker = new NpgsqlConnection(intake.Database.ConnectionString))
        {
            await blocker.OpenAsync(Ct);
            // The third batch cannot say what became of it, until it is cut off.
            await ExecuteAsync(blocker, $"""
                create function "block_{id}"() returns trigger language plpgsql as $$ begin perform pg_advisory_xact_lock(hashtext('{id}')); return new; end $$;
                create trigger "block_{id}" before insert on import_outcomes for each row when (new.import_id = '{id}' and new.last_row > 9000) execute function "block_{id}"();
                select pg_advisory_lock(hashtext('{id}'));
                """);
            (await sender.TryPostAsync($"/imports/{id}/run", "")).Status.ShouldBe(System.Net.HttpStatusCode.Accepted);
            await Eventually.SeesAsync("the third batch waits", WaitingAsync, waiting => waiting == 1, TimeSpan.FromSeconds(30));
            (await sender.GetAsync($"/imports/{id}")).GetProperty("done").GetInt32().ShouldBe(2 * 4096);
            (await StoredAsync(sender)).ShouldBe(2 * 4096, "what is not told is not there either");
            await intake.Database.ExecuteAsync("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and wait_event = 'advisory'");
        }
        var import = await sender.EndedAsync(id);
        import.Counts().ShouldBe((20_000, 0, 0, 0));
        (await StoredAsync(sender)).ShouldBe(20_000);
        (await sender.OutcomeAsync(id)).Select(l => int.Parse(l.Split(';')[0], null)).ShouldBe(Enumerable.Range(2, 20_000));
        (await intake.EventItemsAsync(sender.Organisation)).Count.ShouldBe(20_000);
        await intake.Database.ExecuteAsync($"drop function \"block_{id}\" cascade");

        Task<long> WaitingAsync() => intake.Database.ValueAsync<long>("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and wait_event = 'advisory'");
    }

    [Fact]
    public async Task A_run_that_fails_says_so_and_may_be_run_again()
    {
        var sender = intake.NewReporter();
        var id = (await sender.UploadAsync(MadeFiles.Csv(10_000))).Id();
        await intake.Database.ExecuteAsync($"""
            create function "fail_{id}"() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$;
            create trigger "fail_{id}" before insert on import_outcomes for each row when (new.import_id = '{id}' and new.last_row > 5000) execute function "fail_{id}"();
            """);
        var failed = await sender.RunAsync(id, end: "failed");
        (failed.Text("problem"), failed.GetProperty("done").GetInt32()).ShouldBe(("internal", 4096));
        failed.GetProperty("preview").GetArrayLength().ShouldBe(20);
        await intake.Database.ExecuteAsync($"drop function \"fail_{id}\" cascade");
        (await sender.RunAsync(id)).Counts().ShouldBe((10_000, 0, 0, 0));
        (await StoredAsync(sender)).ShouldBe(10_000);
    }

    [Fact]
    public async Task A_row_that_the_database_refuses_goes_to_quarantine_alone()
    {
        var sender = intake.NewReporter();
        var id = (await sender.UploadAsync(MadeFiles.Csv(1_000))).Id();
        await intake.Database.ExecuteAsync($"alter table reports add constraint \"no_{id}\" check (organisation <> '{sender.Organisation}' or external_id <> 'H-17')");
        try
        {
            (await sender.RunAsync(id)).Counts().ShouldBe((999, 0, 0, 1));
        }
        finally
        {
            await intake.Database.ExecuteAsync($"alter table reports drop constraint \"no_{id}\"");
        }
        (await sender.OutcomeAsync(id))[16].ShouldEndWith("Raden: kunde inte sparas som den är.");
        (await sender.GetAsync("/quarantine")).GetProperty("entries")[0].GetProperty("errors")[0].Text("code").ShouldBe("not-storable");
    }

    private Task<long> StoredAsync(IntakeClient sender) => intake.Database.ValueAsync<long>("select count(*) from reports where organisation = $1", sender.Organisation);

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Ct);
    }
}
