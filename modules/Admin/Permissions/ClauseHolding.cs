using Dealership.Admin.Obligations;
using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Admin.Permissions;

/// <summary>Whether a clause is held, the rights that follow from it, and when it was taken away and given back.</summary>
[Needs(LedgerRights.SeeRegister)]
internal sealed class ClauseHolding(Db db, IHouse house) : IRead
{
    internal sealed record Absence(string Why, DateTimeOffset TakenAt, string TakenBy, DateTimeOffset? BackAt, string? BackBy);

    /// <param name="Alone">Of the rights it gives, those that no other clause gives the same position.</param>
    internal sealed record View(IReadOnlyList<Text> Rights, IReadOnlyList<Text> Alone, IReadOnlyList<Absence> Absences)
    {
        public bool Away => Absences.Any(a => a.BackAt is null);
    }

    private const string Sql = """
        select a.why, a.taken_at, t.name as taken_by, a.back_at, b.name as back_by
        from   admin.clause_absences a
        join   admin.people t on t.store_id = @store and t.id = a.taken_by
        left   join admin.people b on b.store_id = @store and b.id = a.back_by
        where  a.store_id = @store and a.clause_code = @code
        order  by a.taken_at desc
        """;

    public async Task<View?> Show(string code, CancellationToken ct)
    {
        if (!house.Clauses.TryGetValue(code, out var clause)) return null;
        var rights = house.Rights.Values.Where(r => r.Clauses.Contains(code)).ToArray();
        return new([.. rights.Select(r => r.Name)],
            [.. rights.Where(r => !r.Others.Contains(clause.Position) && r.ClausesOf(clause.Position).Count() == 1).Select(r => r.Name)], await db.Rows<Absence>(Sql, new { code }, ct));
    }
}
