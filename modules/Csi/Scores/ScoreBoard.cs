using Dealership.Contracts.Admin;
using Dealership.Contracts.Csi;
using Dealership.Csi.Settings;
using Dealership.Csi.Templates;
using Dealership.Plugin;

namespace Dealership.Csi.Scores;

/// <summary>Factor by month for a year, with what every month rests on. No buyer's name anywhere.</summary>
[Needs(Rights.SeeScores)]
internal sealed class ScoreBoard(Db db, ICalendar calendar) : IRead
{
    public const int Months = 12;

    /// <summary>A month's column: index and factors answered; the index is nothing while nobody answered.</summary>
    internal sealed record Month(DateOnly First, decimal? Index, IReadOnlyList<FactorAverage> Factors, Figures.Basis Basis);

    internal sealed record View(Template Template, Setting Lines, IReadOnlyList<Month> Months)
    {
        /// <summary>Nobody was interviewed in the year.</summary>
        public bool Empty => Months.All(m => m.Index is null);
    }

    public async Task<View> Show(CancellationToken ct)
    {
        var zone = await calendar.Zone(ct);
        var today = await calendar.Today(ct);
        var first = new DateOnly(today.Year, today.Month, 1).AddMonths(1 - Months);
        var setting = await Setting.On(db, today, ct);
        var template = await Template.Load(db, await Template.Latest(db, ct), ct);
        var means = await Figures.Means(db, zone, zone.StartOf(first), zone.StartOf(first.AddMonths(Months)), ct);
        var months = new List<Month>(Months);
        for (var month = first; month <= today; month = month.AddMonths(1))
        {
            FactorAverage[] factors = [.. template.Factors.Select(f => Figures.Together(f, means.Where(m => m.Month == month))).OfType<FactorAverage>()];
            months.Add(new(month, Figures.IndexOf(factors), factors,
                await Figures.BasisOf(db, zone.StartOf(month), zone.StartOf(month.AddMonths(1)), setting.DaysAfter, ct)));
        }
        return new(template, setting, months);
    }
}
