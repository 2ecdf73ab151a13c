namespace Est.Gateway.Tests.SignIn;

/// <summary>A gateway beside the demonstration's: its people sign in at a real provider.</summary>
public sealed class ProviderFixture(GatewayFixture fixture) : IAsyncLifetime
{
    public const string Audience = "https://est.test/api";

    public IdentityProvider Provider { get; private set; } = null!;
    public OwnGateway Own { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Provider = await IdentityProvider.StartAsync();
        Own = await fixture.StartOwnAsync(Settings());
    }

    /// <summary>One more gateway, for a test that moves its clock or changes its provider.</summary>
    public Task<OwnGateway> StartOwnAsync(IdentityProvider? provider = null, params (string Name, string Value)[] changes)
    {
        var settings = Settings(provider);
        foreach (var (name, value) in changes) settings[name] = value;
        return fixture.StartOwnAsync(settings);
    }

    private Dictionary<string, string> Settings(IdentityProvider? provider = null)
    {
        var settings = new Dictionary<string, string>
        {
            ["Est:Demo"] = "false",
            ["Est:SignIn:Authority"] = (provider ?? Provider).Address,
            ["Est:SignIn:ClientId"] = "est",
            ["Est:SignIn:ClientSecret"] = "est secret",
            ["Est:SignIn:Audience"] = Audience,
        };
        Rule(0, "groups", "est-samordnare", "1862", "samordnare");
        Rule(1, "groups", "est-analys", "1862", "analytiker");
        Rule(2, "groups", "est-samordnare", "1883", "samordnare");
        Rule(3, "groups", "est-okand", "0114", "samordnare");
        Rule(4, "client_id", "felanmalan", "1862", "rapportor", "felanmalan");
        Rule(5, "scope", "reports", "1862", "analytiker", "felanmalan");
        return settings;

        void Rule(int i, string claim, string value, string municipality, string role, string? source = null)
        {
            var rule = $"Est:SignIn:Roles:{i}:";
            settings[rule + "Claim"] = claim;
            settings[rule + "Value"] = value;
            settings[rule + "Municipality"] = municipality;
            settings[rule + "Organisation"] = source is null ? "Kommunen" : "Felanmälan AB";
            settings[rule + "Kind"] = source is null ? "kommun" : "ovrig";
            settings[rule + "Role"] = role;
            if (source is not null) settings[rule + "Source"] = source;
        }
    }

    public ValueTask DisposeAsync() => Provider.DisposeAsync();
}
