using Est.Contracts;
using Est.ServiceDefaults;
using Est.ServiceDefaults.Mail;
using Est.ServiceDefaults.Messaging;
using Est.ServiceDefaults.ReadModels;
using Est.ServiceDefaults.Storage;
using Est.SituationPicture.Areas;
using Est.SituationPicture.Categories;
using Est.SituationPicture.Digests;
using Est.SituationPicture.Facts;
using Est.SituationPicture.HotSpots;
using Est.SituationPicture.Interventions;
using Est.SituationPicture.Live;
using Est.SituationPicture.Maps;
using Est.SituationPicture.Meetings;
using Est.SituationPicture.Ogc;
using Est.SituationPicture.Pictures;
using Est.SituationPicture.Prioritised;
using Est.SituationPicture.Rebuilds;
using Est.SituationPicture.Signals;
using Est.SituationPicture.Storage;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddDatabase<PictureDb>("picture-db");
builder.AddMessaging("picture", consumers => consumers
    .On<ReportsRecorded, OnReportsRecorded>(prefetch: 64, together: true)
    .On<OrganisationChanged, OnOrganisationChanged>()
    .On<InterventionChanged, OnInterventionChanged>()
    .On<AreasPrioritized, OnAreasPrioritized>()
    .On<JudgementsAwaited, OnJudgementsAwaited>()
    .On<PictureAgreed, OnPictureAgreed>()
    .On<CategoriesChanged, OnCategoriesChanged>());
builder.Services.AddAreas();
builder.Services.AddSingleton<CountReports>().AddSingleton<SharedCount>();
builder.Services.AddHotSpots();
builder.Services.AddSingleton<MapShapes>();
builder.Services.AddSingleton<PictureReader>();
builder.Services.AddOgc();
builder.AddLive();
builder.AddMail();
builder.AddRebuilds();
builder.AddSignals();

var app = builder.Build();
app.UseServiceDefaults();
var api = app.MapGroup("/api/{municipality}");
api.MapAreas();
api.MapPictures();
api.MapMaps();
api.MapMeetings();
api.MapDigests();
app.MapCalendars();
app.MapOgc();
api.MapRebuilds();
api.MapSignals();
app.MapGroup("/internal/{municipality}").MapFactAreas();
await app.RunAsync();
