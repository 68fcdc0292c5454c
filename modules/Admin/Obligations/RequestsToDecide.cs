using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Admin.Obligations;

/// <summary>Requests to be excused that wait for the caller's decision; nothing for who may not decide.</summary>
[OpenTo]
internal sealed class RequestsToDecide(Db db, Caller caller, TimeProvider clock) : IRead
{
    /// <summary>As selected; the id is the obligation's.</summary>
    internal sealed record Row(Guid Id, string Clause, string WhatZh, string WhatEn, string Reason, string Words, string AskedBy, DateTimeOffset AskedAt, DateTimeOffset DueAt);

    /// <summary>The rule of <see cref="ObligationRecord.MayDecide"/>, for all that wait.</summary>
    private const string Sql = """
        select o.id, o.clause_code as clause, o.what_zh, o.what_en, x.reason, x.words, p.name as asked_by, x.asked_at, o.due_at
        from   admin.exemptions x
        join   admin.obligations o on o.store_id = @store and o.clause_code = x.clause_code and o.subject = x.subject
        join   admin.people p on p.store_id = @store and p.id = x.asked_by
        join   admin.stores s on s.store_id = @store
        where  x.store_id = @store and x.decided_at is null and x.asked_by <> @me and o.holder_id is distinct from @me
          and  (@gm or exists (select 1 from admin.superiors_of(@store, o.position_code, (@now at time zone s.zone)::date) u where u.position_code = any(@positions)))
        order  by x.asked_at
        limit  50
        """;

    public async Task<IReadOnlyList<Row>> Show(CancellationToken ct) => !caller.May(LedgerRights.DecideExemptions) ? [] : await db.Rows<Row>(Sql, new
    {
        me = caller.PersonId,
        now = clock.GetUtcNow(),
        gm = caller.Positions.Contains(Position.GeneralManager),
        positions = caller.Positions.ToArray(),
    }, ct);
}
