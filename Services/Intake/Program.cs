using Est.Contracts;
using Est.Intake.Categories;
using Est.Intake.Feeds.Polisen;
using Est.Intake.Imports;
using Est.Intake.NilReports;
using Est.Intake.Open311;
using Est.Intake.Outcomes;
using Est.Intake.Privacy;
using Est.Intake.Quarantine;
using Est.Intake.Reports;
using Est.Intake.Storage;
using Est.Intake.Streams;
using Est.Intake.Walks;
using Est.Intake.Writing;
using Est.ServiceDefaults;
using Est.ServiceDefaults.Messaging;
using Est.ServiceDefaults.ReadModels;
using Est.ServiceDefaults.Storage;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddDatabase<IntakeDb>("intake-db");
builder.AddMessaging("intake", consumers => consumers
    .On<AreasChanged, OnAreasChanged>()
    .On<PictureAgreed, OnPictureAgreed>()
    .On<SignalRaised, OnSignalRaised>()
    .On<InterventionChanged, OnInterventionChanged>());
builder.AddPoliceFeed();
builder.AddOutcomes();
builder.Services.AddWalks();
builder.AddImports();
builder.Services.AddSingleton<Taxonomies>();
builder.Services.AddSingleton<ReportWriter>();
builder.Services.AddSingleton<SharedCommit>();
builder.Services.AddHostedService(services => services.GetRequiredService<SharedCommit>());

var app = builder.Build();
app.UseServiceDefaults();
var api = app.MapGroup("/api/{municipality}");
api.MapReports();
api.MapReportStream();
api.MapNilReports();
api.MapImports();
api.MapQuarantine();
api.MapCategories();
api.MapPrivacy();
api.MapCheckText();
api.MapWalks();
api.MapOutcomes();
app.MapGroup("/internal/{municipality}").MapReportFacts();
app.MapPoliceFeed();
app.MapOpen311();
await app.RunAsync();
