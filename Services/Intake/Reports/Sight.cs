using Est.ServiceDefaults.Access;

namespace Est.Intake.Reports;

/// <summary>A row that an organisation sent in.</summary>
public interface ISentIn
{
    Guid OrganisationId { get; }
}

/// <summary>What a caller sees of what the organisations sent in.</summary>
internal static class Sight
{
    /// <summary>The rows of the caller's own organisation, or of all when the caller has one of these roles.</summary>
    public static IQueryable<T> VisibleTo<T>(this IQueryable<T> rows, Passport passport, params string[] seeAll) where T : class, ISentIn
    {
        var own = passport.OrganisationId;
        return passport.HasRole(seeAll) ? rows : rows.Where(row => row.OrganisationId == own);
    }

    /// <summary>Text that someone wrote freely stays with its organisation and the coordinator; the facts beside it go further.</summary>
    public static bool MayReadTextOf(this Passport passport, ISentIn row) =>
        passport.HasRole(Roles.Coordinator) || row.OrganisationId == passport.OrganisationId;
}
