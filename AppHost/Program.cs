using System.Globalization;
using Microsoft.Extensions.Configuration;

var builder = DistributedApplication.CreateBuilder(args);
var port = int.Parse(builder.Configuration["EST_PORT"] ?? "8080", CultureInfo.InvariantCulture);
var replicas = int.Parse(builder.Configuration["EST_REPLICAS"] ?? "1", CultureInfo.InvariantCulture);
var passportKeys = $"http://localhost:{port}/.well-known/jwks.json";

IResourceBuilder<PostgresServerResource>? postgres = null;
var messaging = builder.Configuration.GetConnectionString("messaging") is not null
    ? builder.AddConnectionString("messaging")
    : builder.AddRabbitMQ("messaging").WithManagementPlugin();

var intake = Service<Projects.Intake>("intake").WithHttpEndpoint(name: "streams", env: "EST_STREAM_PORT");
var picture = Service<Projects.SituationPicture>("picture").WithReference(intake);
// Each asks the other: the picture for all facts when it is made anew, Intake for the area that a report counts in.
intake.WithReference(picture);
var prioritization = Service<Projects.Prioritization>("prioritization");
var followup = Service<Projects.FollowUp>("followup");

var gatewayDatabase = Database("gateway-db");
var gateway = builder.AddProject<Projects.Gateway>("gateway", options => options.ExcludeLaunchProfile = true)
    .WithHttpEndpoint(port: port).WithExternalHttpEndpoints()
    .WithReference(gatewayDatabase).WaitFor(gatewayDatabase)
    .WithReference(messaging).WaitFor(messaging)
    .WithReference(intake).WaitFor(intake)
    .WithReference(picture).WaitFor(picture)
    .WithReference(prioritization).WaitFor(prioritization)
    .WithReference(followup).WaitFor(followup)
    .WithEnvironment("ReverseProxy__Clusters__intake__Destinations__primary__Address", intake.GetEndpoint("http"))
    .WithEnvironment("ReverseProxy__Clusters__intake-streams__Destinations__primary__Address", intake.GetEndpoint("streams"))
    .WithEnvironment("ReverseProxy__Clusters__picture__Destinations__primary__Address", picture.GetEndpoint("http"))
    .WithEnvironment("ReverseProxy__Clusters__prioritization__Destinations__primary__Address", prioritization.GetEndpoint("http"))
    .WithEnvironment("ReverseProxy__Clusters__followup__Destinations__primary__Address", followup.GetEndpoint("http"))
    .WithHttpHealthCheck("/health");
if (builder.Configuration["Est:Demo"] is { } demo) gateway.WithEnvironment("Est__Demo", demo);
if (builder.Configuration["Est:OperatorKey"] is { } operatorKey) gateway.WithEnvironment("Est__OperatorKey", operatorKey);
if (builder.Configuration["Est:SignIn:ClientSecret"] is { } clientSecret) gateway.WithEnvironment("Est__SignIn__ClientSecret", clientSecret);

builder.Build().Run();

// A service with its database and the message broker. A database's resource name may not be a project's name as well: hence "intake-db".
IResourceBuilder<ProjectResource> Service<TProject>(string name) where TProject : IProjectMetadata, new()
{
    var database = Database($"{name}-db");
    return builder.AddProject<TProject>(name, options => options.ExcludeLaunchProfile = true)
        .WithHttpEndpoint()
        .WithReference(database).WaitFor(database)
        .WithReference(messaging).WaitFor(messaging)
        .WithEnvironment("Est__Passports__Jwks", passportKeys)
        .WithReplicas(replicas)
        .WithHttpHealthCheck("/health");
}

// An existing server where configuration names one, else a database on a server of our own.
IResourceBuilder<IResourceWithConnectionString> Database(string name) =>
    builder.Configuration.GetConnectionString(name) is not null
        ? builder.AddConnectionString(name)
        : (postgres ??= builder.AddPostgres("postgres").WithDataVolume()).AddDatabase(name, name[..^"-db".Length]);
