using Dealership.Admin.Editions;
using Dealership.Admin.Notices;
using Dealership.Admin.Obligations;
using Dealership.Admin.Schedule;
using Dealership.Admin.StoreSettings;
using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.Paper;

/// <summary>
/// A day on paper (纸单), a sheet for each position: what is due that day or late by then, and what the day will bring, which is not opened
/// yet but already has its code. Cadences that nobody has confirmed are not printed.
/// </summary>
[Needs(PaperRights.Keep)]
internal sealed class DayPack(Db db, Caller caller, IHouse house, RulesInForce rules, CalendarBook book, ICalendar calendar, IPositions positions, TimeProvider clock) : IRead
{
    /// <param name="ByRecord">A record of the business proves it: afterwards it is entered on its own screen.</param>
    internal sealed record Line(string Code, string Clause, string? Holder, Text What, DateTimeOffset DueAt, bool Late, bool ByRecord);

    internal sealed record Sheet(string Position, Text Name, IReadOnlyList<Line> Lines);

    internal sealed record View(DateOnly Day, bool Worked, IReadOnlyList<Sheet> Sheets, IReadOnlyList<PositionCard> Positions);

    private const string Sql = $"""
        select u.clause_code as clause, u.subject, u.position_code as position, p.name as holder, u.what_zh, u.what_en, u.link, u.due_at
        from   admin.stores s
        cross  join lateral admin.undone_at(@store, @at) u
        left   join admin.people p on p.store_id = @store and p.id = u.holder_id
        where  s.store_id = @store and u.due_at < @until and u.due_at > @start::timestamptz - interval '30 days' and (u.opens_at is null or u.opens_at < @until)
          and  {Counting.Sql};
        select distinct clause_code from admin.cadence_confirmations where store_id = @store and effective_from <= @day
        """;

    /// <param name="day">Which day; the store's next working day when none is named.</param>
    /// <param name="position">Only this position.</param>
    /// <param name="ct">Stops the question.</param>
    public async Task<View> Show(DateOnly? day, string? position, CancellationToken ct)
    {
        var (zone, today) = (await book.Zone(ct), await calendar.Today(ct));
        var chosen = day ?? await calendar.AfterWorkingDays(today, 1, null, ct);
        var (start, until, now) = (zone.At(chosen, TimeOnly.MinValue), zone.At(chosen.AddDays(1), TimeOnly.MinValue), clock.GetUtcNow());
        var documented = Counting.Documented(house);
        var (owed, confirmed) = await db.Both<Owed, string>(Sql, new { at = start > now ? start : now, now, start, until, day = chosen, documented }, ct);
        var later = await WordsInForce.On(db, chosen, ct);
        var coming = chosen <= today ? [] : from o in (await rules.Read(ct)).On(chosen)
                                            where documented.Contains(o.Clause) || confirmed.Contains(o.Clause)
                                            let clause = house.Clauses[o.Clause]
                                            let title = OpenScheduled.Title(later.TryGetValue(o.Clause, out var words) ? words.Sentence : clause.Sentence, o)
                                            select new Owed(o.Clause, o.Subject(caller.StoreId), clause.Position, null, title.Zh, title.En, "", o.DueAt);
        var names = await positions.All(ct);
        var sheets = from o in owed.Concat(coming).DistinctBy(o => (o.Clause, o.Subject))
                     where string.IsNullOrEmpty(position) || o.Position == position
                     group o by o.Position into sheet
                     let card = names.FirstOrDefault(n => n.Code == sheet.Key)
                     select new Sheet(sheet.Key, card?.Name ?? new(sheet.Key, sheet.Key), [.. sheet.OrderBy(o => o.Holder is null).ThenBy(o => o.Holder).ThenBy(o => o.DueAt).Select(o => Write(o, start))]);
        return new(chosen, (await calendar.Day(chosen, null, ct)).Worked, [.. sheets.OrderBy(s => names.ToList().FindIndex(n => n.Code == s.Position))], names);
    }

    private Line Write(Owed owed, DateTimeOffset start) => new(
        PaperCode.Of(caller.StoreId, owed.Clause, owed.Subject), owed.Clause, owed.Holder, new(Digest.Discreet(owed.WhatZh), Digest.Discreet(owed.WhatEn)), owed.DueAt, owed.DueAt < start,
        house.Clauses.TryGetValue(owed.Clause, out var clause) && (clause.Live || GivenEvidence.Sampled(owed.Link)));

    private sealed record Owed(string Clause, Guid Subject, string Position, string? Holder, string WhatZh, string WhatEn, string Link, DateTimeOffset DueAt);
}
