using Est.Contracts;
using Est.FollowUp.Effects;
using Est.FollowUp.Storage;
using Est.ServiceDefaults;
using Est.ServiceDefaults.Messaging;
using Est.ServiceDefaults.ReadModels;
using Est.ServiceDefaults.Storage;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddDatabase<FollowUpDb>("followup-db");
builder.AddMessaging("followup", consumers => consumers
    .On<AreasChanged, OnAreasChanged>()
    .On<WeekCounted, OnWeekCounted>()
    .On<OrganisationChanged, OnOrganisationChanged>());

var app = builder.Build();
app.UseServiceDefaults();
var api = app.MapGroup("/api/{municipality}");
api.MapEffects();
await app.RunAsync();
