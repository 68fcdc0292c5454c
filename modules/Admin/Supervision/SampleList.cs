using Dealership.Admin.Obligations;
using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.Supervision;

/// <summary>The samples that the caller is to look at, and what each supervision clause is drawn from (抽查).</summary>
[OpenTo]
internal sealed class SampleList(Db db, Caller caller, IHouse house, IPositions positions, ICalendar calendar, TimeProvider clock) : IRead
{
    private const int Take = 50;

    /// <summary>As selected. State: open, done, closed (its time passed before it was done), nothing (there was nothing to draw).</summary>
    internal sealed record Row(
        Guid Id, string Clause, string Period, string Position, string? Holder, int Population, int Lines, int Judged, int Disagreed, DateTimeOffset DrawnAt, DateTimeOffset DueAt, string State);

    /// <summary>A supervision clause: what it is drawn from, the digest of the seed that draws next, and the last drawing.</summary>
    internal sealed record Scope(string Code, Text Sentence, string Position, IReadOnlyList<string> Oversees, int Size, Text? Cadence, string? NextDigest, DateTimeOffset? CommittedAt, Row? Last);

    /// <param name="Rows">One page, drawn last first; drawings that found nothing stand with their clause.</param>
    /// <param name="Next">Cursor of the next.</param>
    /// <param name="Scopes">All supervision clauses of the house, in the document's order.</param>
    /// <param name="Positions">What the codes are called.</param>
    internal sealed record Page(IReadOnlyList<Row> Rows, string? Next, IReadOnlyList<Scope> Scopes, IReadOnlyList<PositionCard> Positions);

    internal const string Shown = """
        select m.id, m.clause_code as clause, m.period, m.position_code as position, p.name as holder, cardinality(m.population) as population,
               l.lines, l.judged, l.disagreed, m.drawn_at, m.due_at,
               case when l.lines = 0 then 'nothing' when l.judged = l.lines then 'done' when m.closes_at <= @now then 'closed' else 'open' end as state
        from   admin.samples m
        cross  join lateral (select count(*)::int as lines, count(x.judged_at)::int as judged, (count(*) filter (where x.verdict = 'disagree'))::int as disagreed
                             from admin.sample_lines x where x.store_id = @store and x.sample_id = m.id) l
        left   join admin.people p on p.store_id = @store and p.id = m.holder_id
        """;

    private const string Sql = $"""
        select * from ({Shown}
            where  m.store_id = @store
              and  (@all or m.position_code = any(@positions) or exists (select 1 from admin.superiors_of(@store, m.position_code, @today) u where u.position_code = any(@positions)))
        ) r
        where  r.state <> 'nothing' and (@open = false or r.state = 'open') and (@mine = false or r.position = any(@positions))
          and  (@afterAt::timestamptz is null or (r.drawn_at, r.id) < (@afterAt::timestamptz, @afterId::uuid))
        order  by r.drawn_at desc, r.id desc
        limit  @take
        """;

    private const string ScopesSql = $"""
        select distinct on (clause_code) clause_code as clause, encode(digest, 'hex') as digest, committed_at from admin.sampling_seeds where store_id = @store order by clause_code, turn desc;
        select distinct on (r.clause) r.* from ({Shown} where m.store_id = @store) r order by r.clause, r.drawn_at desc
        """;

    /// <param name="view"><c>open</c>: mine to look at now; <c>all</c>: every one I may see.</param>
    /// <param name="after">Cursor.</param>
    public async Task<Page> Show(string? view, string? after, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (afterAt, afterId) = Cursor.Read(after);
        var rows = await db.Rows<Row>(Sql, new
        {
            now,
            today = await calendar.Today(ct),
            all = caller.May(LedgerRights.SeeObligations),
            open = view != "all",
            mine = view != "all",
            positions = caller.Positions.ToArray(),
            take = Take + 1,
            afterAt,
            afterId,
        }, ct);
        var (seeds, last) = await db.Both<NextSeed, Row>(ScopesSql, new { now }, ct);
        var (next, drawn) = (seeds.ToDictionary(s => s.Clause), last.ToDictionary(r => r.Clause));
        return new([.. rows.Take(Take)], rows.Count > Take ? Cursor.Of(rows[Take - 1].DrawnAt, rows[Take - 1].Id) : null,
            [.. house.Clauses.Values.Where(c => c.SampleSize > 0).Select(c => new Scope(c.Code, c.Sentence, c.Position, c.Oversees, c.SampleSize, c.Rhythm?.Say() ?? c.Cadence,
                next.GetValueOrDefault(c.Code)?.Digest, next.GetValueOrDefault(c.Code)?.CommittedAt, drawn.GetValueOrDefault(c.Code)))],
            await positions.All(ct));
    }

    private sealed record NextSeed(string Clause, string Digest, DateTimeOffset CommittedAt);
}
