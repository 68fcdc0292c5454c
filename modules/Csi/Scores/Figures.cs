using Dealership.Contracts;
using Dealership.Contracts.Csi;
using Dealership.Csi.Templates;
using Dealership.Plugin;

namespace Dealership.Csi.Scores;

/// <summary>Scores of a span of interviews, with what they rest on. Handovers that were taken back count nowhere.</summary>
internal static class Figures
{
    /// <summary>
    /// What stands beside every score. Coverage is sampled of handed over, response is held of those whose days have come;
    /// straight-lined, seconds and shared devices say how far to trust it.
    /// </summary>
    internal sealed record Basis(int HandedOver, int Sampled, int Due, int Excluded, int Held, int Straight, int? MedianSeconds, int SharedDevice, int OpenCases);

    /// <summary>A factor's mean in a month.</summary>
    internal sealed record Mean(DateOnly Month, string Factor, decimal Score, int Answers);

    // The interviews of a span are those held in it; the sample of a span is who became due in it.
    private const string BasisSql = """
        with sample as (
            select s.id, s.handed_over_at, x.reason, c.survey_id is not null as held
            from   csi.surveys s
            left   join csi.exclusions x on x.store_id = @store and x.survey_id = s.id
            left   join csi.completions c on c.store_id = @store and c.survey_id = s.id
            where  s.store_id = @store and s.opens_at >= @from and s.opens_at < @until and x.reason is distinct from 'handover-cancelled'
        ), missed as (
            select count(*) as n from csi.left_out
            where  store_id = @store and handed_over_at >= @from - make_interval(days => @daysAfter) and handed_over_at < @until - make_interval(days => @daysAfter)
        ), held as (
            select c.* from csi.completions c
            where  c.store_id = @store and c.at >= @from and c.at < @until
              and  not exists (select 1 from csi.exclusions x where x.store_id = @store and x.survey_id = c.survey_id)
        )
        select ((select count(*) from sample) + (select n from missed))::int as handed_over,
               (select count(*) from sample)::int as sampled,
               (select count(*) from sample where reason is null)::int as due,
               (select count(*) from sample where reason is not null)::int as excluded,
               (select count(*) from sample where reason is null and held)::int as held,
               (select count(*) from held where straight)::int as straight,
               (select percentile_cont(0.5) within group (order by seconds) from held)::int as median_seconds,
               (select count(*) from held h where h.device_hash is not null
                and exists (select 1 from csi.completions d where d.store_id = @store and d.device_hash = h.device_hash and d.survey_id <> h.survey_id))::int as shared_device,
               (select count(*) from csi.cases k where k.store_id = @store
                and not exists (select 1 from csi.case_closings z where z.store_id = @store and z.case_id = k.id))::int as open_cases
        """;

    private const string MeansSql = """
        select (date_trunc('month', c.at at time zone @zone))::date as month, f.factor, avg(f.score) as score, count(*)::int as answers
        from   csi.completions c
        join   csi.factor_scores f on f.store_id = @store and f.survey_id = c.survey_id
        where  c.store_id = @store and c.at >= @from and c.at < @until
          and  not exists (select 1 from csi.exclusions x where x.store_id = @store and x.survey_id = c.survey_id)
        group  by 1, 2
        """;

    /// <summary>What the scores of the half-open span rest on.</summary>
    public static async Task<Basis> BasisOf(Db db, DateTimeOffset from, DateTimeOffset until, int daysAfter, CancellationToken ct) =>
        (await db.Row<Basis>(BasisSql, new { from, until, daysAfter }, ct))!;

    /// <summary>Means by factor and month of the interviews held in the half-open span.</summary>
    public static Task<IReadOnlyList<Mean>> Means(Db db, TimeZoneInfo zone, DateTimeOffset from, DateTimeOffset until, CancellationToken ct) =>
        db.Rows<Mean>(MeansSql, new { zone = zone.Id, from, until }, ct);

    /// <summary>Several months' means of a factor in one, each interview counting once.</summary>
    public static FactorAverage? Together(Template.Factor factor, IEnumerable<Mean> means)
    {
        var of = means.Where(m => m.Factor == factor.Code).ToArray();
        var answers = of.Sum(m => m.Answers);
        return answers == 0 ? null
            : new(factor.Code, new Text(factor.NameZh, factor.NameEn), factor.Weight, of.Sum(m => m.Score * m.Answers) / answers, answers);
    }

    /// <summary>The index of averaged factors; nothing when none was answered.</summary>
    public static decimal? IndexOf(IEnumerable<FactorAverage> factors) => Score.Index([.. factors.Select(f => new Score.Part(f.Score, f.Weight))]);
}
