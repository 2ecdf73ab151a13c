using Est.Contracts;
using Est.FollowUp.ActionPlans;
using Est.FollowUp.Agreed;
using Est.FollowUp.Causes;
using Est.FollowUp.Council;
using Est.FollowUp.Effects;
using Est.FollowUp.Feedback;
using Est.FollowUp.Interventions;
using Est.FollowUp.OpenData;
using Est.FollowUp.Pledges;
using Est.FollowUp.Reviews;
using Est.FollowUp.Storage;
using Est.FollowUp.Webhooks;
using Est.FollowUp.Work;
using Est.FollowUp.Years;
using Est.ServiceDefaults;
using Est.ServiceDefaults.Mail;
using Est.ServiceDefaults.Messaging;
using Est.ServiceDefaults.ReadModels;
using Est.ServiceDefaults.Storage;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddDatabase<FollowUpDb>("followup-db");
builder.AddMessaging("followup", consumers => consumers
    .On<AreasChanged, OnAreasChanged>()
    .On<WeekCounted, OnWeekCounted>()
    .On<OrganisationChanged, OnOrganisationChanged>()
    .On<InterventionsDecided, OnInterventionsDecided>()
    .On<AreasPrioritized, OnAreasPrioritized>()
    .On<WalkProposed, OnWalkProposed>()
    .On<PictureAgreed, OnPictureAgreed>()
    .On<FeedbackIssued, OnFeedbackIssued>()
    .ForWebhooks());
builder.AddMail();
builder.AddWebhooks();

var app = builder.Build();
app.UseServiceDefaults();
var api = app.MapGroup("/api/{municipality}");
api.MapProblems();
api.MapInterventions();
api.MapWork();
api.MapReviews();
app.MapWorkCalendars();
api.MapEffects();
api.MapYears();
api.MapPledges();
api.MapActionPlans();
api.MapFeedback();
api.MapWebhooks();
api.MapCouncil();
app.MapFeeds();
app.MapOpenData();
await app.RunAsync();
