using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Csi.Scores;

/// <summary>The interviews behind a figure, newest first: when, how and how high; not who, nor what he answered or said.</summary>
[Needs(Rights.SeeScores)]
internal sealed class ScoreRows(Db db, Caller caller, ICalendar calendar, IPeople people) : IRead
{
    /// <summary>Score is the index, or the factor's where one is asked for.</summary>
    internal sealed record Row(Guid Id, DateTimeOffset At, string Source, decimal Score, bool Low, bool Straight, int Seconds, Guid ConsultantId, string ModelCode);

    internal sealed record Line(Row Interview, string? Consultant);

    /// <summary>What to show; <c>After</c> is the last row of the page before: ticks_id.</summary>
    internal sealed record Filter(DateOnly? Month = null, string? Factor = null, Guid? Consultant = null, string? After = null, int Take = 50);

    internal sealed record Page(IReadOnlyList<Line> Rows, string? Next, int Total);

    private const string From = """
        from   csi.completions c
        join   csi.surveys s on s.store_id = @store and s.id = c.survey_id
        left   join csi.factor_scores f on f.store_id = @store and f.survey_id = c.survey_id and f.factor = @factor
        where  c.store_id = @store and c.at >= @from and c.at < @until and (@factor::text is null or f.factor is not null)
          and  (@consultant::uuid is null or s.consultant_id = @consultant)
          and  not exists (select 1 from csi.exclusions x where x.store_id = @store and x.survey_id = c.survey_id)
        """;

    private const string Sql = $"""
        select c.survey_id as id, c.at, c.source, coalesce(f.score, c.score) as score, c.low, c.straight, c.seconds, s.consultant_id, s.model_code
        {From}
          and  (@afterAt::timestamptz is null or (c.at, c.survey_id) < (@afterAt::timestamptz, @afterId::uuid))
        order  by c.at desc, c.survey_id desc
        limit  @take;
        select count(*)::int from (select 1 {From} limit 1001) counted
        """;

    public async Task<Page> Show(Filter filter, CancellationToken ct)
    {
        // Who may not see scores by consultant may not find them out by filtering either.
        var byConsultant = caller.May(Rights.SeeByConsultant);
        var zone = await calendar.Zone(ct);
        var (from, until) = ConsultantScores.Span(filter.Month, await calendar.Today(ct));
        var (afterAt, afterId) = Cursor.Read(filter.After);
        var (rows, total) = await db.Both<Row, int>(Sql, new
        {
            from = zone.StartOf(from),
            until = zone.StartOf(until),
            factor = filter.Factor,
            consultant = byConsultant ? filter.Consultant : null,
            take = filter.Take + 1,
            afterAt,
            afterId,
        }, ct);
        var shown = rows.Take(filter.Take).Select(r => byConsultant ? r : r with { ConsultantId = Guid.Empty }).ToArray();
        var names = await people.Named([.. shown.Select(r => r.ConsultantId).Where(p => p != Guid.Empty).Distinct()], ct);
        return new([.. shown.Select(r => new Line(r, names.GetValueOrDefault(r.ConsultantId)?.Name))],
            rows.Count > filter.Take ? Cursor.Of(shown[^1].At, shown[^1].Id) : null, total[0]);
    }
}
