using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Csi.Scores;

/// <summary>The scores of each consultant's buyers in a month or a year, for managers; small numbers say so themselves.</summary>
[Needs(Rights.SeeByConsultant)]
internal sealed class ConsultantScores(Db db, ICalendar calendar, IPeople people) : IRead
{
    /// <summary>Mean index of the consultant's interviews, how many, how many low, and how many he sold that were to be asked.</summary>
    internal sealed record Row(Guid ConsultantId, decimal? Index, int Interviews, int Low, int Due);

    internal sealed record Line(Row Scores, string? Name);

    private const string Sql = """
        select s.consultant_id, avg(c.score) filter (where held.yes) as index, count(*) filter (where held.yes)::int as interviews,
               count(*) filter (where held.yes and c.low)::int as low, count(*) filter (where s.opens_at >= @from and s.opens_at < @until)::int as due
        from   csi.surveys s
        left   join csi.completions c on c.store_id = @store and c.survey_id = s.id
        cross  join lateral (select coalesce(c.at >= @from and c.at < @until, false) as yes) held
        where  s.store_id = @store and (held.yes or s.opens_at >= @from and s.opens_at < @until)
          and  not exists (select 1 from csi.exclusions x where x.store_id = @store and x.survey_id = s.id)
        group  by s.consultant_id
        order  by 2 desc nulls last, s.consultant_id
        """;

    /// <summary>Of a month, or of the last twelve when none is named.</summary>
    public async Task<IReadOnlyList<Line>> Show(DateOnly? month, CancellationToken ct)
    {
        var zone = await calendar.Zone(ct);
        var (from, until) = Span(month, await calendar.Today(ct));
        var rows = await db.Rows<Row>(Sql, new { from = zone.StartOf(from), until = zone.StartOf(until) }, ct);
        var names = await people.Named([.. rows.Select(r => r.ConsultantId)], ct);
        return [.. rows.Select(r => new Line(r, names.GetValueOrDefault(r.ConsultantId)?.Name))];
    }

    /// <summary>First day, and first day no longer in it.</summary>
    public static (DateOnly From, DateOnly Until) Span(DateOnly? month, DateOnly today)
    {
        var first = new DateOnly((month ?? today).Year, (month ?? today).Month, 1);
        return month is null ? (first.AddMonths(1 - ScoreBoard.Months), first.AddMonths(1)) : (first, first.AddMonths(1));
    }
}
