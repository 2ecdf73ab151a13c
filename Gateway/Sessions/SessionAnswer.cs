using System.Text.Json.Serialization;
using Est.Gateway.Headers;

namespace Est.Gateway.Sessions;

/// <summary>Who is signed in; when nobody is, only how one does it.</summary>
/// <param name="SignIn">The address that leads to the kommun's identity provider, where there is one; <c>?return=</c> names the page to come back to.</param>
/// <param name="Map">Where the map's background comes from; without one the map draws areas on paper.</param>
public sealed record SessionAnswer(
    bool SignedIn, bool Demo, string? SignIn, MapTiles? Map,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Name = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Title = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<OwnMunicipality>? Municipalities = null);

/// <summary>A kommun that the person works for, and as what.</summary>
public sealed record OwnMunicipality(string Code, string Name, IReadOnlyList<string> Roles, string Organisation);

/// <param name="Id">What to send to <c>POST /session</c>.</param>
public sealed record PersonaAnswer(string Id, string Name, string Title, string Organisation, string Description);

public sealed record SignInRequest(string? Persona);

/// <param name="Url">Where the browser goes next to be signed out at the identity provider as well; null where that is not needed.</param>
public sealed record SignedOut(string? Url);
