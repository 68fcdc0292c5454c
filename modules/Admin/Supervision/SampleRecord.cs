using Dealership.Admin.Obligations;
using Dealership.Plugin;

namespace Dealership.Admin.Supervision;

/// <summary>
/// One sample with its records. Open to whoever holds the overseeing position, those above it, and who may see all. The seed is
/// shown when the period is over; where it is never over, when every record was looked at.
/// </summary>
[OpenTo]
internal sealed class SampleRecord(Db db, Caller caller, TimeProvider clock) : IRead
{
    /// <summary>As selected. May: the caller holds the position that oversees, or one above it.</summary>
    internal sealed record Head(
        Guid Id, string Clause, int Turn, string Period, string Position, string? Holder, Guid? Subject, Guid? ObligationId, DateTimeOffset Since, DateTimeOffset Until, DateTimeOffset DueAt, DateTimeOffset? ClosesAt,
        DateTimeOffset DrawnAt, int Population, string Digest, string SeedDigest, DateTimeOffset CommittedAt, bool May);

    /// <summary>A record drawn, and what was found; by is who did the work.</summary>
    internal sealed record Line(
        int Rank, Guid EvidenceId, string Clause, string WhatZh, string WhatEn, string Link, Guid ById, string? By, DateTimeOffset At, string Grade, string Words,
        string? Verdict, string Found, Guid? FileId, string? FileName, Guid? JudgeId, string? Judge, DateTimeOffset? JudgedAt);

    /// <param name="Sample">The sample.</param>
    /// <param name="Lines">As drawn.</param>
    /// <param name="Closed">Its time has passed; nothing is judged any more.</param>
    /// <param name="Revealed">The seed may be seen.</param>
    internal sealed record View(Head Sample, IReadOnlyList<Line> Lines, bool Closed, bool Revealed)
    {
        public int Judged => Lines.Count(l => l.JudgedAt is not null);
    }

    internal const string HeadSql = """
        select m.id, m.clause_code as clause, m.turn, m.period, m.position_code as position, p.name as holder, m.subject, o.id as obligation_id, m.since, m.until, m.due_at, m.closes_at,
               m.drawn_at, cardinality(m.population) as population, encode(m.digest, 'hex') as digest, encode(s.digest, 'hex') as seed_digest, s.committed_at,
               m.position_code = any(@positions) or exists (select 1 from admin.superiors_of(@store, m.position_code, t.today) u where u.position_code = any(@positions)) as may
        from   (select (@now at time zone zone)::date as today from admin.stores where store_id = @store) t
        join   admin.samples m on m.store_id = @store and m.id = @id
        join   admin.sampling_seeds s on s.store_id = @store and s.clause_code = m.clause_code and s.turn = m.turn
        left   join admin.obligations o on o.store_id = @store and o.clause_code = m.clause_code and o.subject = m.subject
        left   join admin.people p on p.store_id = @store and p.id = m.holder_id
        """;

    internal const string LinesSql = """
        select x.rank, x.evidence_id, e.clause_code as clause, coalesce(o.what_zh, '') as what_zh, coalesce(o.what_en, '') as what_en, e.link, e.by_person as by_id, d.name as by, e.at, e.grade, e.words,
               x.verdict, x.words as found, x.file_id, f.name as file_name, x.judged_by as judge_id, j.name as judge, x.judged_at
        from   admin.sample_lines x
        join   admin.evidence e on e.store_id = @store and e.id = x.evidence_id
        left   join admin.obligations o on o.store_id = @store and o.clause_code = e.clause_code and o.subject = e.subject
        left   join admin.people d on d.store_id = @store and d.id = e.by_person
        left   join admin.people j on j.store_id = @store and j.id = x.judged_by
        left   join admin.evidence_files f on f.store_id = @store and f.id = x.file_id
        where  x.store_id = @store and x.sample_id = @id
        order  by x.rank
        """;

    /// <exception cref="NotAllowedException">The caller neither oversees here nor stands above.</exception>
    public async Task<View?> Show(Guid id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (heads, lines) = await db.Both<Head, Line>($"{HeadSql};\n{LinesSql}", new { id, positions = caller.Positions.ToArray(), now }, ct);
        if (heads is not [var head]) return null;
        if (!head.May && !caller.May(LedgerRights.SeeObligations)) throw new NotAllowedException(LedgerRights.SeeObligations);
        var closed = head.ClosesAt <= now;
        return new(head, lines, closed, closed || (head.ClosesAt is null && lines.All(l => l.JudgedAt is not null)));
    }
}
