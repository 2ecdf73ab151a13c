namespace Est.ServiceDefaults.Tenancy;

/// <summary>The kommun that the current request or message works for. Nothing of a tenant can be read before it is entered.</summary>
public sealed class Tenant
{
    /// <summary>Four-digit code; null until <see cref="Enter"/>.</summary>
    public string? Municipality { get; private set; }

    /// <exception cref="InvalidOperationException">The scope already works for another kommun.</exception>
    public void Enter(string municipality)
    {
        if (Municipality is not null && Municipality != municipality)
            throw new InvalidOperationException("A scope works for one kommun only.");
        Municipality = municipality;
    }
}

/// <summary>A row that belongs to one kommun.</summary>
public interface ITenantOwned
{
    string Municipality { get; }
}
