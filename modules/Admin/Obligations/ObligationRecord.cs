using Dealership.Admin.Editions;
using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Admin.Obligations;

/// <summary>One obligation with everything that happened to it. Open to its holder, those above him, and who may see all.</summary>
[OpenTo]
internal sealed class ObligationRecord(Db db, Caller caller, IHouse house, TimeProvider clock) : IRead
{
    /// <summary>As selected. Above: the caller holds a position above; kept: he stands in, for a vacancy or for a holder who is away. StandIn: who does, while the holder is away.</summary>
    internal sealed record Row(
        Guid Id, string Clause, Guid Subject, string Position, string PositionZh, string PositionEn, Guid? HolderId, string? Holder, string? Keeper,
        string WhatZh, string WhatEn, string Link, DateTimeOffset? OpensAt, DateTimeOffset DueAt, DateTimeOffset OwedAt, DateTimeOffset? ProvenAt,
        string State, bool Above, bool Kept, string? Period, string? StandIn);

    /// <summary>Something that happened: owed, proven, voided, released, asked, approved, rejected, handed. Words are the reason or answer, or who got it.</summary>
    internal sealed record Step(
        DateTimeOffset At, string Kind, Guid Id, Guid? ById, string? By, string Code, string Words, string Link, DateTimeOffset? Until, bool Undone, Guid? FileId, string? FileName);

    /// <param name="Obligation">The obligation.</param>
    /// <param name="Steps">Newest first.</param>
    /// <param name="MayAsk">The caller may ask to be excused.</param>
    /// <param name="MayDecide">The caller may decide on the request that waits.</param>
    /// <param name="MayProve">The caller may say, or show with a file, that it was done.</param>
    /// <param name="MayVouch">The caller may say that somebody else did it.</param>
    /// <param name="Said">The clause's words when it came to be owed, where an edition had changed them.</param>
    internal sealed record View(Row Obligation, IReadOnlyList<Step> Steps, bool MayAsk, bool MayDecide, bool MayProve, bool MayVouch, WordsInForce.Later? Said)
    {
        /// <summary>The request that waits for a decision.</summary>
        public Step? Waiting => Steps.FirstOrDefault(s => s is { Kind: "asked", Undone: true });
    }

    internal const string One = """
        select o.id, o.clause_code as clause, o.subject, o.position_code as position, coalesce(n.name_zh, o.position_code) as position_zh,
               coalesce(n.name_en, o.position_code) as position_en, o.holder_id, p.name as holder, k.keeper,
               o.what_zh, o.what_en, o.link, o.opens_at, o.due_at, o.owed_at, o.proven_at, o.state,
               exists (select 1 from admin.superiors_of(@store, o.position_code, s.today) u where u.position_code = any(@positions)) as above,
               coalesce(k.keeper = any(@positions), false) or coalesce(b.substitute_id = @me and o.never_id is distinct from @me, false) as kept, o.period,
               case when b.substitute_id is distinct from o.never_id then b.name end as stand_in
        from   (select (@now at time zone zone)::date as today from admin.stores where store_id = @store) s
        cross  join lateral admin.obligations_at(@store, @now) o
        left   join admin.positions n on n.store_id = @store and n.code = o.position_code
        left   join admin.people p on p.store_id = @store and p.id = o.holder_id
        left   join admin.substitutes_on(@store, s.today) b on b.person_id = o.holder_id and b.position_code = o.position_code and o.proven_at is null
        left   join lateral (select admin.keeper_without(@store, s.today, o.position_code, array[o.never_id, o.holder_id]) as keeper
                             where  o.proven_at is null and (o.holder_id is null or p.left_on <= s.today or b.substitute_id = o.never_id)) k on true
        where  o.id = @id
        """;

    private const string Sql = $"""
        {One};
        with o as (select * from admin.obligations where store_id = @store and id = @id),
        steps as (
            select o.owed_at as at, 'owed' as kind, o.id, null::uuid as by_id, '' as code, '' as words, o.link, o.due_at as until, false as undone, null::uuid as file_id from o
            union all
            select e.at, 'proven', e.id, e.by_person, e.grade, e.words, e.link, null, v.proof_id is not null, e.file_id
            from   o join admin.evidence e on e.store_id = @store and e.clause_code = o.clause_code and e.subject = o.subject
            left   join admin.voidings v on v.store_id = @store and v.clause_code = e.clause_code and v.proof_id = e.proof_id
            union all
            select v.at, 'voided', e.id, null, e.grade, '', e.link, null, false, null
            from   o join admin.evidence e on e.store_id = @store and e.clause_code = o.clause_code and e.subject = o.subject
            join   admin.voidings v on v.store_id = @store and v.clause_code = e.clause_code and v.proof_id = e.proof_id
            union all
            select r.at, 'released', o.id, null, '', '', '', null, false, null
            from   o join admin.releases r on r.store_id = @store and r.clause_code = o.clause_code and r.subject = o.subject
            union all
            select x.asked_at, 'asked', x.id, x.asked_by, x.reason, x.words, '', x.expires_at, x.decided_at is null, null
            from   o join admin.exemptions x on x.store_id = @store and x.clause_code = o.clause_code and x.subject = o.subject
            union all
            select x.decided_at, case when x.approved then 'approved' else 'rejected' end, x.id, x.decided_by, x.reason, x.answer, '', x.expires_at, false, null
            from   o join admin.exemptions x on x.store_id = @store and x.clause_code = o.clause_code and x.subject = o.subject
            where  x.decided_at is not null
            union all
            select m.at, 'handed', m.sheet_id, m.from_id, '', t.name, '/admin/people/' || m.from_id || '/handing-over', null, false, null
            from   o join admin.obligation_moves m on m.store_id = @store and m.obligation_id = o.id
            join   admin.people t on t.store_id = @store and t.id = m.to_id
        )
        select t.at, t.kind, t.id, t.by_id, p.name as by, t.code, t.words, t.link, t.until, t.undone, t.file_id, f.name as file_name
        from   steps t
        left   join admin.evidence_files f on f.store_id = @store and f.id = t.file_id
        left   join admin.people p on p.store_id = @store and p.id = t.by_id
        order  by t.kind = 'owed', t.at desc, t.kind = 'asked'
        """;

    public async Task<View?> Show(Guid id, CancellationToken ct)
    {
        var (rows, steps) = await db.Both<Row, Step>(Sql, new { id, me = caller.PersonId, positions = caller.Positions.ToArray(), now = clock.GetUtcNow() }, ct);
        if (rows is not [var row]) return null;
        if (!caller.May(LedgerRights.SeeObligations) && !Concerns(row, caller)) throw new NotAllowedException(LedgerRights.SeeObligations);
        var waiting = steps.FirstOrDefault(s => s is { Kind: "asked", Undone: true });
        return new(row, steps, waiting is null && MayAsk(row, caller), waiting is not null && MayDecide(row, waiting.ById, caller),
            GivenEvidence.MayProve(row, house, caller), GivenEvidence.MayVouch(row, house, caller), await db.Row<WordsInForce.Later>($"{WordsInForce.AtSql} and w.code = @code", new { at = row.OwedAt, code = row.Clause }, ct));
    }

    internal static bool Concerns(Row row, Caller caller) =>
        row.HolderId == caller.PersonId || row.Above || row.Kept || caller.Positions.Contains(row.Position);

    /// <summary>Asking is for the one who owes it and those above him, while it can still be missed or was.</summary>
    internal static bool MayAsk(Row row, Caller caller) =>
        (row.HolderId == caller.PersonId || row.Above || row.Kept || caller.Positions.Contains(Position.GeneralManager))
        && row.State is ("late" or "today" or "open" or "waiting" or "done-late");

    /// <summary>Deciding is for those above or the general manager; never for who asked, nor for whose duty it is.</summary>
    internal static bool MayDecide(Row row, Guid? askedBy, Caller caller) =>
        caller.May(LedgerRights.DecideExemptions) && (row.Above || caller.Positions.Contains(Position.GeneralManager))
        && askedBy != caller.PersonId && row.HolderId != caller.PersonId;
}
