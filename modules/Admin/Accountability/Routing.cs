using Dealership.Admin.Obligations;
using Dealership.Plugin;

namespace Dealership.Admin.Accountability;

/// <summary>
/// To which position a contested matter goes: the one that was finally accountable (最终负责) when it was told. Told again or heard late,
/// it goes where it would have gone; what was owed before a choice stays where it is.
/// </summary>
internal sealed class Routing(Db db, IHouse house)
{
    public const string Sql = """
        select a.clause_code from admin.accountabilities a
        join   admin.stores s on s.store_id = @store
        where  a.store_id = @store and a.matter = @matter and a.chosen_at <= @at and a.effective_from <= (@at at time zone s.zone)::date
        order  by a.effective_from desc, a.chosen_at desc limit 1
        """;

    /// <summary>Nothing: nobody chose, or the matter is not contested, and it goes to the clause that owes it.</summary>
    public async Task<string?> Of(Type fact, DateTimeOffset at, CancellationToken ct) =>
        Meanings.Of(house).IsContested(fact) && await db.Row<string>(Sql, new { matter = fact.Name, at = at.ToUniversalTime() }, ct) is { } chosen
            ? house.Clauses.GetValueOrDefault(chosen)?.Position : null;
}
