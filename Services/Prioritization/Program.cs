using Est.Contracts;
using Est.Prioritization.Heard;
using Est.Prioritization.Rounds;
using Est.Prioritization.Storage;
using Est.ServiceDefaults;
using Est.ServiceDefaults.Messaging;
using Est.ServiceDefaults.ReadModels;
using Est.ServiceDefaults.Storage;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddDatabase<PrioritizationDb>("prioritization-db");
builder.AddMessaging("prioritization", consumers => consumers
    .On<AreasChanged, OnAreasChanged>()
    .On<WeekCounted, OnWeekCounted>()
    .On<OrganisationChanged, OnOrganisationChanged>()
    .On<SignalRaised, OnSignalRaised>()
    .On<PictureAgreed, OnPictureAgreed>()
    .On<InterventionChanged, OnInterventionChanged>());

var app = builder.Build();
app.UseServiceDefaults();
var api = app.MapGroup("/api/{municipality}");
api.MapRounds();
await app.RunAsync();
