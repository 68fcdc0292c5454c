using Dealership.Admin.StoreSettings;
using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Admin.Effects;

/// <summary>Exactly the things behind one group of a comparison, latest due first.</summary>
[Needs(EffectRights.See)]
internal sealed class EffectRows(Db db, Caller caller, IHouse house, Deadlines deadlines, CalendarBook book, TimeProvider clock) : IRead
{
    /// <summary>The groups an address may name: 按时, 未按时, 结果未知.</summary>
    public static readonly string[] Groups = ["in-time", "not-in-time", "unknown"];

    /// <param name="Seen">What was owed.</param>
    /// <param name="Measured">What became of it; nothing while nobody knows.</param>
    internal sealed record Row(Observation Seen, Measured? Measured);

    /// <param name="Clause">Its code.</param>
    /// <param name="Effect">By its name.</param>
    /// <param name="Group">One of <see cref="Groups"/>.</param>
    /// <param name="Months">As the comparison's.</param>
    /// <param name="After">The last row of the page before: ticks_id.</param>
    internal sealed record Filter(string Clause, string Effect, string Group, int? Months = null, string? After = null, int Take = 100);

    internal sealed record Page(Clause Clause, Effect Effect, IReadOnlyList<Row> Rows, string? Next, int Total);

    /// <summary>Nothing when there is no such clause, outcome or group, or a department that is asked is not installed.</summary>
    public async Task<Page?> Show(Filter filter, CancellationToken ct)
    {
        if (!Groups.Contains(filter.Group) || !house.Clauses.TryGetValue(filter.Clause, out var clause) || clause.Effects.FirstOrDefault(e => e.Name == filter.Effect) is not { } effect) return null;
        var now = clock.GetUtcNow();
        var (from, until) = EffectList.Span(filter.Months, (await book.Zone(ct)).DayOf(now));
        if (await Observations.Of(db, house, caller, deadlines, clause.Code, from, until, now, ct) is not { } seen
            || await house.Measure(effect, caller, [.. seen.Select(o => o.Subject)], ct) is not { } measured) return null;
        var known = measured.ToDictionary(m => m.Subject);
        Row[] all = [.. seen.Select(o => new Row(o, known.GetValueOrDefault(o.Subject))).Where(r => GroupOf(r) == filter.Group)];
        var rows = filter.After is null ? all : [.. all.SkipWhile(r => Place(r) != filter.After).Skip(1)];
        var shown = rows.Take(filter.Take).ToArray();
        return new(clause, effect, shown, rows.Length > shown.Length ? Place(shown[^1]) : null, all.Length);
    }

    private static string GroupOf(Row row) => row switch
    {
        { Measured: null } => "unknown",
        { Seen.InTime: true } => "in-time",
        _ => "not-in-time",
    };

    private static string Place(Row row) => $"{row.Seen.Due.UtcTicks}_{row.Seen.Subject}";
}
