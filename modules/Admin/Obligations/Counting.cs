using Dealership.Plugin;

namespace Dealership.Admin.Obligations;

/// <summary>
/// Which obligations count against somebody: those owed for a fact, and those that come round by a cadence which the document
/// states or the general manager has confirmed. The rest is observed only.
/// </summary>
internal static class Counting
{
    /// <summary>Of an obligation <c>u</c> of the store <c>s</c>; takes <c>@documented</c> and <c>@now</c>.</summary>
    public const string Sql = """
        (u.period is null or u.clause_code = any(@documented) or exists (
                   select 1 from admin.cadence_confirmations c
                   where  c.store_id = @store and c.clause_code = u.clause_code and c.effective_from <= (@now at time zone s.zone)::date))
        """;

    /// <summary>Clauses whose cadence the document itself states.</summary>
    public static string[] Documented(IHouse house) => [.. house.Clauses.Values.Where(c => c.Provenance == Provenance.Document).Select(c => c.Code)];
}
