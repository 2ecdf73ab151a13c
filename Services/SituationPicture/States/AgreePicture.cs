using System.Text.Json;
using Est.Contracts;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Est.ServiceDefaults.Messaging;
using Est.ServiceDefaults.Storage;
using Est.ServiceDefaults.Tenancy;
using Est.ServiceDefaults.Weeks;
using Est.SituationPicture.HotSpots;
using Est.SituationPicture.Meetings;
using Est.SituationPicture.Pictures;
using Est.SituationPicture.Signals;
using Est.SituationPicture.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Est.SituationPicture.States;

/// <summary>
/// The meeting agrees on the picture (fastställer den): it is kept as it was seen, in a version that never changes, and the other
/// services are told of levels, focus and decisions. Areas whose level nobody set get the proposed one.
/// </summary>
public static class AgreePicture
{
    /// <param name="Revision">The one that was seen: when someone has changed the picture since, it is not agreed. Null agrees what is there.</param>
    public sealed record Request(int? Revision);

    public sealed record Answer(int Version, int Revision);

    public static async Task<Results<Ok<Answer>, ProblemHttpResult>> Handle(
        string municipality, string week, Request request, Passport passport, PictureReader pictures, SpotStore spots, ServiceDataSources sources,
        TimeProvider clock, CancellationToken ct)
    {
        var errors = new List<FieldError>();
        if (Week.Read(week, "week", errors) is not { } at) return Problems.Invalid(errors);
        // What is kept is kept for good: also the signals and the hot spots are those of now.
        await RefreshSignals.Handle(sources, municipality, clock.GetUtcNow(), ct);
        await spots.RefreshAsync(municipality, at, ct);
        await using var connection = await sources.App.OpenAsync(municipality, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var state = await PictureState.LockAsync(transaction, municipality, at, ct);
        if (PictureState.After(state.State, "agree") is not { } next) return PictureState.Cannot("agree", state.State);
        if (request.Revision is { } seen && seen != state.Revision)
            return Problems.Of(StatusCodes.Status409Conflict, "changed-meanwhile", "Someone has changed the picture", "Look at the change, then agree again.");

        var (now, by) = (clock.GetUtcNow(), $"{passport.Name}, {passport.Organisation}");
        var picture = Kept(await pictures.CurrentAsync(municipality, at, reader: null, ct), now, by);
        await KeepAsync(transaction, picture, now, by, ct);
        var decisions = await DecisionRows.ReadAsync(transaction, municipality, at, ct);
        await transaction.PublishAsync(Events(picture, decisions, now), ct);
        var revision = await (state with { State = next }).SaveAsync(transaction, municipality, at, "picture", null, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Answer(picture.Version, revision));
    }

    private static Picture Kept(Picture picture, DateTimeOffset now, string by) => picture with
    {
        State = PictureState.Agreed,
        Version = picture.Version + 1,
        Versions = [.. picture.Versions, new AgreedVersion(picture.Version + 1, now, by)],
        Areas = [.. picture.Areas.Select(a => a with { Level = a.Level ?? a.ProposedLevel })],
    };

    private static async Task KeepAsync(NpgsqlTransaction transaction, Picture picture, DateTimeOffset now, string by, CancellationToken ct)
    {
        await using var command = transaction.Command(
            "insert into agreed_pictures (municipality, week, version, agreed_at, agreed_by, document) values ($1, $2, $3, $4, $5, $6::jsonb)",
            picture.Municipality, picture.Week, picture.Version, now, by, JsonSerializer.Serialize(picture, JsonSerializerOptions.Web));
        await command.ExecuteNonQueryAsync(ct);
    }

    private static List<OutboxRow> Events(Picture picture, IReadOnlyList<Decision> decisions, DateTimeOffset now)
    {
        var rows = new List<OutboxRow>
        {
            OutboxRow.Of(new PictureAgreed(
                picture.Municipality, now, picture.Week, picture.Version,
                [.. picture.Areas.Select(a => new AgreedArea(a.Code, a.Name, a.Level!, a.LevelMotive, a.Total))], picture.Focus,
                [.. picture.Organisations.Select(o => new OrganisationReporting(o.Name, o.Reports, o.Nil))], decisions)),
        };
        // Also that none is left, for a picture whose decisions were told before: what the meeting took back is not waited for.
        if (decisions.Count > 0 || picture.Version > 1) rows.Add(OutboxRow.Of(new InterventionsDecided(picture.Municipality, now, picture.Week, picture.Version, decisions)));
        return rows;
    }
}
