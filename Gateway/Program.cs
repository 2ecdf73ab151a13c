using Est.Gateway.Administration;
using Est.Gateway.Callers;
using Est.Gateway.Passports;
using Est.Gateway.Proxy;
using Est.Gateway.Storage;
using Est.ServiceDefaults;
using Est.ServiceDefaults.Messaging;
using Est.ServiceDefaults.Storage;

var builder = WebApplication.CreateBuilder(args);
builder.AddHostDefaults();
builder.AddDatabase<GatewayDb>("gateway-db");
builder.AddMessaging("gateway");
builder.AddCallers();
builder.AddProxy();

var app = builder.Build();
app.UseExceptionHandler();
app.UseStatusCodePages();
app.UseRouting();
app.UseAuthentication();
app.UseAuthorization();
app.MapHealth();
app.MapJwks();
app.MapAdministration();
app.MapProxy();
await app.RunAsync();
