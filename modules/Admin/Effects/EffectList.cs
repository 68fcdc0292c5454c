using Dealership.Admin.StoreSettings;
using Dealership.Plugin;

namespace Dealership.Admin.Effects;

/// <summary>职责有没有用: every clause that names an outcome, those done in time against those that were not.</summary>
[Needs(EffectRights.See)]
internal sealed class EffectList(Db db, Caller caller, IHouse house, Deadlines deadlines, CalendarBook book, TimeProvider clock) : IRead
{
    /// <summary>A year unless the reader asks for another span.</summary>
    public const int Months = 12;

    /// <param name="Clause">The clause.</param>
    /// <param name="Effect">What it should move.</param>
    /// <param name="Found">Nothing when a department that is asked for it is not installed.</param>
    internal sealed record Line(Clause Clause, Effect Effect, Comparison? Found);

    /// <param name="Lines">In the document's order.</param>
    /// <param name="Silent">How many clauses name no outcome.</param>
    /// <param name="From">First due date compared.</param>
    /// <param name="Last">Last due date compared.</param>
    internal sealed record View(IReadOnlyList<Line> Lines, int Silent, DateOnly From, DateOnly Last);

    /// <param name="months">How many months of due dates, up to today.</param>
    /// <param name="only">Only this clause.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<View> Show(int? months, string? only, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (from, until) = Span(months, (await book.Zone(ct)).DayOf(now));
        var lines = new List<Line>();
        foreach (var clause in house.Clauses.Values.Where(c => c.Effects.Count > 0 && (only is null || c.Code == only)))
        {
            var seen = await Observations.Of(db, house, caller, deadlines, clause.Code, from, until, now, ct);
            foreach (var effect in clause.Effects)
                lines.Add(new(clause, effect, seen is null ? null : await Compare(effect, seen, ct)));
        }
        return new(lines, house.Clauses.Values.Count(c => c.Reconstructed is null && c.Effects.Count == 0), from, until.AddDays(-1));
    }

    /// <summary>Due dates of the last months, today's the last.</summary>
    public static (DateOnly From, DateOnly Until) Span(int? months, DateOnly today) => (today.AddMonths(-Math.Clamp(months ?? Months, 1, 60)).AddDays(1), today.AddDays(1));

    private async Task<Comparison?> Compare(Effect effect, IReadOnlyList<Observation> seen, CancellationToken ct)
    {
        if (await house.Measure(effect, caller, [.. seen.Select(o => o.Subject)], ct) is not { } measured) return null;
        var values = measured.ToDictionary(m => m.Subject, m => m.Value);
        Sample Of(bool inTime) => Sample.Of(seen.Where(o => o.InTime == inTime && values.ContainsKey(o.Subject)).Select(o => values[o.Subject]));
        return new(effect, Of(true), Of(false), seen.Count(o => !values.ContainsKey(o.Subject)));
    }
}
