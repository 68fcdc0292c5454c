using Dealership.Admin.Obligations;
using Dealership.Plugin;

namespace Dealership.Admin.Accountability;

/// <summary>
/// To which position a contested matter goes: the one that was finally accountable (最终负责) when it was told. Told again or heard late,
/// it goes where it would have gone; what was owed before a choice stays where it is. The store's choices are few, and read once per run.
/// </summary>
internal sealed class Routing(Db db, IHouse house)
{
    private const string Sql = """
        select a.matter, a.clause_code as clause, a.chosen_at, a.effective_from::timestamp at time zone s.zone as since
        from   admin.accountabilities a
        join   admin.stores s on s.store_id = @store
        where  a.store_id = @store
        order  by a.effective_from desc, a.chosen_at desc
        """;

    private ILookup<string, Choice>? _choices;

    /// <summary>Nothing: nobody chose, or the matter is not contested, and it goes to the clause that owes it.</summary>
    public async Task<string?> Of(Type fact, DateTimeOffset at, CancellationToken ct)
    {
        if (!Meanings.Of(house).IsContested(fact)) return null;
        _choices ??= (await db.Rows<Choice>(Sql, null, ct)).ToLookup(c => c.Matter);
        return _choices[fact.Name].FirstOrDefault(c => c.ChosenAt <= at && c.Since <= at) is { } chosen ? house.Clauses.GetValueOrDefault(chosen.Clause)?.Position : null;
    }

    private sealed record Choice(string Matter, string Clause, DateTimeOffset ChosenAt, DateTimeOffset Since);
}
