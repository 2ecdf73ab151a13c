using Est.Gateway.Callers;
using Est.Gateway.Keys;
using Est.Gateway.Sessions;
using Est.ServiceDefaults.Access;
using Est.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Est.Gateway.Administration;

/// <summary>Whoever asks to administer access: the operator for every kommun, an administrator for its own.</summary>
public sealed class Administrator
{
    private readonly Caller caller;

    private Administrator(Caller caller) => this.caller = caller;

    public bool IsOperator => caller is OperatorCaller;

    /// <summary>Who it is, for what is kept of who made what.</summary>
    public string Subject => caller switch
    {
        StaffSession session => session.Person.Subject,
        IntegrationKey key => $"key:{key.Id}",
        _ => Caller.Operator,
    };

    public bool MayAdminister(string municipality) =>
        IsOperator || caller.PassportFor(municipality)?.HasRole(Roles.Admin) == true;

    /// <summary>Null when the caller may; else the answer.</summary>
    public ProblemHttpResult? RefusedFor(string municipality) =>
        MayAdminister(municipality) ? null : Problems.WrongMunicipality(municipality);

    public static ValueTask<Administrator?> BindAsync(HttpContext context) =>
        ValueTask.FromResult(Caller.Of(context) is { } caller ? new Administrator(caller) : null);
}
