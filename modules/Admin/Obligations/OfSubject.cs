using Dealership.Plugin;

namespace Dealership.Admin.Obligations;

/// <summary>
/// What is owed about one thing and what proved it, for the side of another department's record. Whoever may open that
/// record may see it: it names people of the store and no customer.
/// </summary>
[OpenTo]
internal sealed class OfSubject(Db db, TimeProvider clock) : IRead
{
    internal sealed record Owed(Guid Id, string Clause, string Position, string? Holder, string? Keeper, string WhatZh, string WhatEn, DateTimeOffset DueAt, string State, string? StandIn);

    internal sealed record Proof(string Clause, DateTimeOffset At, string? By, string Grade, string Link, bool Voided);

    internal sealed record View(IReadOnlyList<Owed> Obligations, IReadOnlyList<Proof> Evidence);

    private const string Sql = """
        select o.id, o.clause_code as clause, o.position_code as position, p.name as holder,
               case when o.proven_at is null and (o.holder_id is null or p.left_on <= s.today or b.substitute_id = o.never_id)
                    then admin.keeper_without(@store, s.today, o.position_code, array[o.never_id, o.holder_id]) end as keeper,
               o.what_zh, o.what_en, o.due_at, o.state, case when b.substitute_id is distinct from o.never_id then b.name end as stand_in
        from   (select (@now at time zone zone)::date as today from admin.stores where store_id = @store) s
        cross  join lateral admin.obligations_at(@store, @now) o
        left   join admin.people p on p.store_id = @store and p.id = o.holder_id
        left   join admin.substitutes_on(@store, s.today) b on b.person_id = o.holder_id and b.position_code = o.position_code and o.proven_at is null
        where  o.subject = @subject
        order  by o.due_at;
        select e.clause_code as clause, e.at, p.name as by, e.grade, e.link,
               exists (select 1 from admin.voidings v where v.store_id = @store and v.clause_code = e.clause_code and v.proof_id = e.proof_id) as voided
        from   admin.evidence e
        left   join admin.people p on p.store_id = @store and p.id = e.by_person
        where  e.store_id = @store and e.subject = @subject
        order  by e.at desc
        limit  50
        """;

    public async Task<View> Show(Guid subject, CancellationToken ct)
    {
        var (owed, proofs) = await db.Both<Owed, Proof>(Sql, new { subject, now = clock.GetUtcNow() }, ct);
        return new(owed, proofs);
    }
}
