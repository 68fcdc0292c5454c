using Dealership.Contracts.Admin;
using Dealership.Contracts.Csi;
using Dealership.Csi.Settings;
using Dealership.Csi.Templates;
using Dealership.Plugin;

namespace Dealership.Csi.Scores;

/// <summary>Answers for the store's own scores, without names; until is the first day no longer counted.</summary>
internal sealed class Satisfaction(Db db, ICalendar calendar) : ISatisfaction
{
    private const string HeldSql = """
        select count(*)::int from csi.completions c
        where  c.store_id = @store and c.at >= @start and c.at < @end
          and  not exists (select 1 from csi.exclusions x where x.store_id = @store and x.survey_id = c.survey_id)
        """;

    public async Task<SatisfactionSummary?> Between(DateOnly from, DateOnly until, CancellationToken ct)
    {
        var zone = await calendar.Zone(ct);
        var (start, end) = (zone.StartOf(from), zone.StartOf(until));
        var template = await Template.Load(db, await Template.Latest(db, ct), ct);
        var means = await Figures.Means(db, zone, start, end, ct);
        FactorAverage[] factors = [.. template.Factors.Select(f => Figures.Together(f, means)).OfType<FactorAverage>()];
        if (Figures.IndexOf(factors) is not { } index) return null;
        var basis = await Figures.BasisOf(db, start, end, (await Setting.On(db, until, ct)).DaysAfter, ct);
        return new(index, await db.Row<int>(HeldSql, new { start, end }, ct), basis.Due, basis.OpenCases, factors);
    }
}
