using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Admin.Permissions;

/// <summary>Who may see or do what, and by which clause (谁能看什么，凭哪条): each right with each position that has it, or lost it.</summary>
[Needs(Rights.SeeRights)]
internal sealed class RightsByClause(Db db, IHouse house, TimeProvider clock) : IRead
{
    /// <summary>Why a position has a right: by a clause, without one for the reason declared, because the store gave it; or why it has it no more.</summary>
    internal enum Ground
    {
        Clause,
        Reason,
        Given,
        ClauseTaken,
        RightTaken,
    }

    /// <param name="Clauses">The clauses it rests on, or rested on.</param>
    /// <param name="Reason">Why without a clause.</param>
    internal sealed record Line(
        string Department, string Key, Text Right, bool Phones, string Position, Text PositionName, IReadOnlyList<string> People, Ground Ground, IReadOnlyList<string> Clauses, Text? Reason)
    {
        public bool Has => Ground is Ground.Clause or Ground.Reason or Ground.Given;
    }

    private const string Sql = """
        with s as (select (@now at time zone zone)::date as today from admin.stores where store_id = @store)
        select p.code, p.name_zh, p.name_en, coalesce(array(
                   select h.name from s, admin.holders_on(@store, s.today) h where h.position_code = p.code
                   union select b.name from s, admin.substitutes_on(@store, s.today) b where b.position_code = p.code order by 1), '{}') as people
        from   admin.positions p where p.store_id = @store order by p.sort, p.code;
        select position_code as position, right_key as key, given from admin.given_rights where store_id = @store
        """;

    public async Task<IReadOnlyList<Line>> Show(CancellationToken ct)
    {
        var (posts, changes) = await db.Both<Post, Change>(Sql, new { now = clock.GetUtcNow() }, ct);
        var taken = (await db.Row<string[]>("select admin.clauses_taken(@store)", null, ct) ?? []).ToHashSet();
        var changed = changes.ToDictionary(c => (c.Position, c.Key), c => c.Given);
        return [.. from right in house.Rights.Values
                   from post in posts
                   let ground = GroundOf(right, post.Code, changed.TryGetValue((post.Code, right.Key), out var given) ? given : null, taken)
                   where ground is not null
                   select new Line(right.Key.Split('.')[0], right.Key, right.Name, right.Phones, post.Code, new(post.NameZh, post.NameEn), post.People, ground.Value,
                       [.. right.ClausesOf(post.Code).Where(c => ground == Ground.ClauseTaken || !taken.Contains(c))], ground == Ground.Reason ? right.Why : null)];
    }

    private static Ground? GroundOf(Right right, string position, bool? store, HashSet<string> taken)
    {
        var rests = right.ClausesOf(position).Any(c => !taken.Contains(c));
        var declared = rests || right.Others.Contains(position);
        return (declared, store) switch
        {
            (true, false) => Ground.RightTaken,
            (true, _) => rests ? Ground.Clause : Ground.Reason,
            (false, true) => Ground.Given,
            _ => right.ClausesOf(position).Any() ? Ground.ClauseTaken : null,
        };
    }

    private sealed record Post(string Code, string NameZh, string NameEn, string[] People);

    private sealed record Change(string Position, string Key, bool Given);
}
