using Est.Intake.Categories;
using Est.Intake.Feeds.Polisen;
using Est.Intake.Reports;
using Est.Intake.Storage;
using Est.Intake.Streams;
using Est.Intake.Writing;
using Est.ServiceDefaults;
using Est.ServiceDefaults.Messaging;
using Est.ServiceDefaults.Storage;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddDatabase<IntakeDb>("intake-db");
builder.AddMessaging("intake");
builder.AddPoliceFeed();
builder.Services.AddSingleton<Taxonomies>();
builder.Services.AddSingleton<ReportWriter>();
builder.Services.AddSingleton<SharedCommit>();
builder.Services.AddHostedService(services => services.GetRequiredService<SharedCommit>());

var app = builder.Build();
app.UseServiceDefaults();
var api = app.MapGroup("/api/{municipality}");
api.MapReports();
api.MapReportStream();
api.MapCategories();
app.MapPoliceFeed();
await app.RunAsync();
