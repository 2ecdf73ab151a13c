using System.Text.Json.Serialization;

namespace Est.Gateway.Sessions;

/// <summary>Who is signed in; when nobody is, only whether this is a demonstration.</summary>
public sealed record SessionAnswer(
    bool SignedIn, bool Demo,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Name = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Title = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<OwnMunicipality>? Municipalities = null);

/// <summary>A kommun that the person works for, and as what.</summary>
public sealed record OwnMunicipality(string Code, string Name, IReadOnlyList<string> Roles, string Organisation);

/// <param name="Id">What to send to <c>POST /session</c>.</param>
public sealed record PersonaAnswer(string Id, string Name, string Title, string Organisation, string Description);

public sealed record SignInRequest(string? Persona);
