using System.Security.Cryptography;
using System.Text;
using Est.ServiceDefaults.Access;

namespace Est.Gateway.Callers;

/// <summary>Whoever holds the installation's operator key. Administers access, and gets no passport: the operator reads no reports.</summary>
public sealed class OperatorCaller(IConfiguration configuration) : Caller
{
    private readonly byte[]? keyHash = configuration["Est:OperatorKey"] is { Length: > 0 } key ? Hash(key) : null;

    public override string? Home => null;
    protected override IEnumerable<string> Roles => [Operator];
    protected override IEnumerable<string> Scopes => [];
    public override Passport? PassportFor(string municipality) => null;

    /// <summary>False for every key when none is configured.</summary>
    public bool Accepts(string key) => keyHash is not null && CryptographicOperations.FixedTimeEquals(Hash(key), keyHash);

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
