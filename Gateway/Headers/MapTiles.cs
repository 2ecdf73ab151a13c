namespace Est.Gateway.Headers;

/// <summary>The tile server that the kommun chose for the map's background: <c>Est:Map</c>.</summary>
/// <param name="Tiles">Address with <c>{z}</c>, <c>{x}</c> and <c>{y}</c>.</param>
/// <param name="Attribution">Whom the map must name.</param>
public sealed record MapTiles(string Tiles, string Attribution)
{
    /// <summary>What the page's policy must let it fetch from.</summary>
    internal string Origin => new Uri(Tiles).GetLeftPart(UriPartial.Authority);

    /// <summary>Null when none is configured: no page then asks any other site for anything.</summary>
    /// <exception cref="InvalidOperationException">The address is not one.</exception>
    public static MapTiles? Of(IConfiguration configuration) =>
        configuration["Est:Map:Tiles"] is not { Length: > 0 } tiles ? null
        : Uri.TryCreate(tiles, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address is { Scheme: "http", IsLoopback: true })
            ? new MapTiles(tiles, configuration["Est:Map:Attribution"] ?? "")
            : throw new InvalidOperationException("Est:Map:Tiles must be an https address, such as https://tiles.example.se/{z}/{x}/{y}.png.");
}
