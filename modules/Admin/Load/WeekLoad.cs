using Dealership.Admin.Schedule;
using Dealership.Admin.StoreSettings;
using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Admin.Load;

/// <summary>
/// How much is on whom in a week (工作量): what is open and due by its end, what the schedule will still bring, and what facts
/// bring in a usual week, by the minutes each takes, against the working hours. Seen before the week begins.
/// </summary>
[Needs(LoadRights.See)]
internal sealed class WeekLoad(Db db, IHouse house, RulesInForce rules, CalendarBook book, TimeProvider clock) : IRead
{
    /// <summary>A usual week is reckoned from so many past ones.</summary>
    public const int Weeks = 8;

    /// <summary>Forty hours: the standard working week (国务院关于职工工作时间的规定, 1995).</summary>
    public const double FullWeek = 40 * 60;

    /// <summary>Above this share it is tight, above 1 too much.</summary>
    public const double Tight = 0.8;

    /// <summary>One clause's part of somebody's week.</summary>
    /// <param name="Times">How often.</param>
    internal sealed record Part(string Clause, double Times, int Minutes);

    /// <param name="Open">Minutes of what is open already.</param>
    /// <param name="Scheduled">Of what the schedule will bring.</param>
    /// <param name="Usual">Of what facts bring in a usual week.</param>
    /// <param name="Hours">Minutes of work in the week.</param>
    /// <param name="Heaviest">What comes round by itself and weighs most, so that it could be thinned out.</param>
    internal sealed record Line(Guid Id, string Name, IReadOnlyList<Text> Positions, int Open, int Scheduled, int Usual, int Hours, IReadOnlyList<Part> Heaviest)
    {
        public int Owed => Open + Scheduled + Usual;

        /// <summary>Share of the working time; nothing where nobody works.</summary>
        public double? Share => Hours == 0 ? null : (double)Owed / Hours;

        public bool TooMuch => Owed > Hours;
    }

    /// <param name="Week">Its Monday.</param>
    /// <param name="Unheld">Minutes that fall to nobody: positions without a holder up to the top.</param>
    internal sealed record View(DateOnly Week, IReadOnlyList<Line> People, int Unheld);

    private const string PeopleSql = """
        select p.id, p.name, array_agg(n.code order by n.sort, n.code) as codes, array_agg(n.name_zh order by n.sort, n.code) as zh, array_agg(n.name_en order by n.sort, n.code) as en
        from   admin.holders_on(@store, @monday::date) h
        join   admin.people p on p.store_id = @store and p.id = h.person_id
        join   admin.positions n on n.store_id = @store and n.code = h.position_code
        group  by p.id, p.name, p.number order by p.number;
        select n.code, admin.keeper_of(@store, @monday::date, n.code, null) as keeper, n.department from admin.organisation_on(@store, @monday::date) n
        """;

    private const string AbsencesSql = """
        select d.day::date as day, b.person_id, b.position_code, b.substitute_id
        from   generate_series(@monday::date, @monday::date + 6, interval '1 day') as d(day)
        cross  join lateral admin.substitutes_on(@store, d.day::date) b
        """;

    private const string OwedSql = """
        select u.clause_code as clause, u.position_code as position, u.holder_id as holder, count(*)::int as number
        from   admin.undone_at(@store, @now) u
        where  u.due_at < @until
        group  by u.clause_code, u.position_code, u.holder_id;
        select o.clause_code as clause, o.position_code as position, null::uuid as holder, count(*)::int as number
        from   admin.obligations o
        where  o.store_id = @store and o.period is null and o.owed_at >= @since and o.owed_at < @now
        group  by o.clause_code, o.position_code
        """;

    /// <param name="week">Any day of the week; the next one when none is named.</param>
    public async Task<View> Show(DateOnly? week, CancellationToken ct)
    {
        var (now, zone, working) = (clock.GetUtcNow(), await book.Zone(ct), await book.Open(ct));
        var today = zone.DayOf(now);
        var monday = MondayOf(week ?? today.AddDays(7));
        var (people, keepers) = await db.Both<Person, Post>(PeopleSql, new { monday }, ct);
        var (open, usual) = await db.Both<Tally, Tally>(OwedSql, new { now, until = zone.At(monday.AddDays(7), TimeOnly.MinValue), since = now.AddDays(-7 * Weeks) }, ct);
        var efforts = await Effort.All(db, house, now, ct);
        var shares = new Shares(people, keepers, await db.Rows<Absence>(AbsencesSql, new { monday }, ct), efforts);
        foreach (var tally in open) shares.Add(Kind.Open, tally.Clause, tally.Position, tally.Holder, tally.Number, monday);
        var known = await rules.Read(ct);
        foreach (var day in Enumerable.Range(0, 7).Select(monday.AddDays).Where(d => d > today))
            foreach (var occurrence in known.On(day))
                shares.AddOn(day, Kind.Scheduled, occurrence.Clause, house.Clauses[occurrence.Clause].Position, null, 1);
        if (monday.AddDays(6) >= today)
            foreach (var tally in usual) shares.Add(Kind.Usual, tally.Clause, tally.Position, null, (double)tally.Number / Weeks, monday);
        return new(monday, [.. people.Select(p => shares.Of(p, HoursOf(working, monday, p)))], shares.Unheld);

        // A showroom that is open for seven days is not one person's week.
        int HoursOf(WorkingCalendar calendar, DateOnly first, Person person)
        {
            var days = Enumerable.Range(0, 7).Select(first.AddDays).Select(day => (Day: day, Minutes: calendar.On(day, shares.DepartmentOf(person)).Ranges.Sum(r => (r.Until - r.From).TotalMinutes))).ToArray();
            var (all, here) = (days.Sum(d => d.Minutes), days.Where(d => !shares.IsAway(person, d.Day)).Sum(d => d.Minutes));
            return (int)(here * Math.Min(1, FullWeek / Math.Max(all, 1)));
        }
    }

    internal static DateOnly MondayOf(DateOnly day) => day.AddDays(-((int)day.DayOfWeek + 6) % 7);
}
