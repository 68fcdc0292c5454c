using Dealership.Admin.Obligations;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.Schedule;

/// <summary>
/// Expected against generated (应有与已有): what each day should have brought, reckoned anew by the rules and the calendar of
/// that day, beside what it did bring. A difference is never silent.
/// </summary>
[Needs(LedgerRights.SeeRegister)]
internal sealed class ScheduleLedger(Db db, Caller caller, RulesInForce rules, ICalendar calendar) : IRead
{
    public const int Days = 31;

    /// <param name="Day">A day that was seen to.</param>
    /// <param name="Expected">What should be, reckoned now.</param>
    /// <param name="Opened">What is.</param>
    /// <param name="Missing">Expected and not there: clause and period.</param>
    /// <param name="Extra">There and no longer expected: the calendar or a department changed since.</param>
    internal sealed record Row(DateOnly Day, int Expected, int Opened, IReadOnlyList<string> Missing, IReadOnlyList<string> Extra);

    private const string Sql = """
        select day from admin.scheduled_days where store_id = @store and day >= @from and day < @until order by day desc;
        select (o.opens_at at time zone s.zone)::date as day, o.clause_code as clause, o.period, o.subject
        from   admin.stores s
        join   admin.obligations o on o.store_id = @store and o.period is not null and o.period not like '> %'
               and o.opens_at >= @from::date::timestamp at time zone s.zone and o.opens_at < @until::date::timestamp at time zone s.zone
        where  s.store_id = @store
        """;

    /// <summary>The days before this one that were seen to, latest first; up to today when none is named.</summary>
    public async Task<IReadOnlyList<Row>> Show(DateOnly? before, int days, CancellationToken ct)
    {
        var until = before ?? (await calendar.Today(ct)).AddDays(1);
        var from = until.AddDays(-days);
        var (seen, opened) = await db.Both<DateOnly, Opening>(Sql, new { from, until }, ct);
        var known = await rules.Read(ct);
        var found = opened.ToLookup(o => o.Day);
        return [.. seen.Select(day => Compare(day, [.. known.On(day)], [.. found[day]]))];
    }

    private Row Compare(DateOnly day, IReadOnlyList<Occurrence> expected, IReadOnlyList<Opening> opened)
    {
        var there = opened.Select(o => o.Subject).ToHashSet();
        var wanted = expected.Select(o => o.Subject(caller.StoreId)).ToHashSet();
        return new(day, expected.Count, opened.Count,
            [.. expected.Where(o => !there.Contains(o.Subject(caller.StoreId))).Select(o => $"{o.Clause} {o.Period}")],
            [.. opened.Where(o => !wanted.Contains(o.Subject)).Select(o => $"{o.Clause} {o.Period}")]);
    }

    private sealed record Opening(DateOnly Day, string Clause, string Period, Guid Subject);
}
