using System.Text.Json;

namespace Est.Gateway.SignIn;

/// <summary>What a provider says of someone, flattened: an array is several values, an object's members have dotted names.</summary>
internal sealed class Claims
{
    private readonly ILookup<string, string> values;

    private Claims(IEnumerable<(string Name, string Value)> values) => this.values = values.ToLookup(one => one.Name, one => one.Value);

    public static Claims Of(JsonElement json) => new(Flattened("", json));

    public string? One(string name) => values[name].FirstOrDefault();

    /// <summary><c>scope</c> is one text with words between blanks: each is a value of its own.</summary>
    public bool Has(string name, string value) =>
        name is "scope" or "scp" ? values[name].SelectMany(text => text.Split(' ')).Contains(value) : values[name].Contains(value);

    /// <summary>The e-mail address, when the provider has seen that it is the person's own.</summary>
    public string? VerifiedEmail => Has("email_verified", "true") && One("email") is { Length: > 0 } email ? email : null;

    /// <summary>
    /// With what the userinfo endpoint adds. The ID token's word stands where both speak; and whether the address is verified is said by whoever
    /// said the address.
    /// </summary>
    public Claims With(Claims added) => new(Pairs(values).Concat(Pairs(added.values.Where(claim =>
        !values.Contains(claim.Key) && !(claim.Key == "email_verified" && values.Contains("email"))))));

    private static IEnumerable<(string, string)> Pairs(IEnumerable<IGrouping<string, string>> claims) =>
        claims.SelectMany(claim => claim.Select(value => (claim.Key, value)));

    private static IEnumerable<(string, string)> Flattened(string name, JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(member => Flattened(name.Length == 0 ? member.Name : $"{name}.{member.Name}", member.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(item => Flattened(name, item)),
        JsonValueKind.Null or JsonValueKind.Undefined => [],
        JsonValueKind.String => [(name, json.GetString()!)],
        _ => [(name, json.GetRawText())],
    };
}
