using Dealership.Plugin;

namespace Dealership.Admin.Supervision;

/// <summary>The records behind a figure of supervision: exactly those that were counted.</summary>
[Needs(SupervisionRights.SeeQuality)]
internal sealed class JudgedLines(Db db, TimeProvider clock) : IRead
{
    /// <summary>As selected.</summary>
    internal sealed record Row(
        Guid SampleId, int Rank, string Overseeing, string Period, string? Supervisor, string Clause, string WhatZh, string WhatEn, string? By, DateTimeOffset At, string Grade,
        string? Verdict, string Found, DateTimeOffset? JudgedAt, DateTimeOffset DueAt);

    /// <param name="From">First due date of the samples.</param>
    /// <param name="Until">First due date no longer shown.</param>
    /// <param name="Clause">The overseeing clause.</param>
    /// <param name="Person">Who looked, or should have; the empty id is a vacancy.</param>
    /// <param name="Verdict">agree, disagree, judged, undone; nothing is all.</param>
    internal sealed record Filter(DateOnly From, DateOnly Until, string? Clause = null, Guid? Person = null, string? Verdict = null, string? After = null, int Take = 100);

    internal sealed record Page(IReadOnlyList<Row> Rows, string? Next);

    /// <summary>Lines that were looked at, or that were due and were not; takes <c>@first @until @now</c>.</summary>
    public const string Looked = """
        from   admin.stores s
        join   admin.samples m on m.store_id = @store
               and m.due_at >= @first::date::timestamp at time zone s.zone and m.due_at < @until::date::timestamp at time zone s.zone
        join   admin.sample_lines x on x.store_id = @store and x.sample_id = m.id and (x.judged_at is not null or m.due_at < @now)
        left   join admin.people p on p.store_id = @store and p.id = coalesce(x.judged_by, m.holder_id)
        where  s.store_id = @store
        """;

    private const string Columns = """
        select m.id as sample_id, x.rank, m.clause_code as overseeing, m.period, p.name as supervisor, e.clause_code as clause, coalesce(o.what_zh, '') as what_zh, coalesce(o.what_en, '') as what_en,
               d.name as by, e.at, e.grade, x.verdict, x.words as found, x.judged_at, m.due_at
        """;

    private const string Sql = $"""
        with lines as (select m.id as line_sample, x.rank as line_rank {Looked}
          and  (@clause::text is null or m.clause_code = @clause)
          and  (@person::uuid is null or coalesce(x.judged_by, m.holder_id, '00000000-0000-0000-0000-000000000000') = @person)
          and  (@verdict::text is null or @verdict = x.verdict or (@verdict = 'judged' and x.verdict is not null) or (@verdict = 'undone' and x.verdict is null)))
        {Columns}
        from   lines l
        join   admin.samples m on m.store_id = @store and m.id = l.line_sample
        join   admin.sample_lines x on x.store_id = @store and x.sample_id = m.id and x.rank = l.line_rank
        join   admin.evidence e on e.store_id = @store and e.id = x.evidence_id
        left   join admin.obligations o on o.store_id = @store and o.clause_code = e.clause_code and o.subject = e.subject
        left   join admin.people d on d.store_id = @store and d.id = e.by_person
        left   join admin.people p on p.store_id = @store and p.id = coalesce(x.judged_by, m.holder_id)
        where  (@afterAt::timestamptz is null or (m.due_at, m.id, x.rank) < (@afterAt::timestamptz, @afterId::uuid, @afterRank::int))
        order  by m.due_at desc, m.id desc, x.rank desc
        limit  @take
        """;

    public async Task<Page> Show(Filter filter, CancellationToken ct)
    {
        var cursor = filter.After?.Split('_');
        var (at, id, rank) = cursor is [var a, var b, var c] && long.TryParse(a, out var ticks) && Guid.TryParse(b, out var sample) && int.TryParse(c, out var n)
            ? (new DateTimeOffset(ticks, TimeSpan.Zero), sample, n) : ((DateTimeOffset?)null, (Guid?)null, (int?)null);
        var rows = await db.Rows<Row>(Sql, new
        {
            first = filter.From,
            until = filter.Until,
            clause = string.IsNullOrEmpty(filter.Clause) ? null : filter.Clause,
            person = filter.Person,
            verdict = string.IsNullOrEmpty(filter.Verdict) ? null : filter.Verdict,
            now = clock.GetUtcNow(),
            afterAt = at,
            afterId = id,
            afterRank = rank,
            take = filter.Take + 1,
        }, ct);
        var shown = rows.Take(filter.Take).ToArray();
        return new(shown, rows.Count > filter.Take ? $"{shown[^1].DueAt.UtcTicks}_{shown[^1].SampleId}_{shown[^1].Rank}" : null);
    }
}
