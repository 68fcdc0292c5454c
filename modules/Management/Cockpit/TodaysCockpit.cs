using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Contracts.Csi;
using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Management.Cockpit;

/// <summary>
/// What the general manager reads in the morning (GM-1): what the store owes, what was proven, what is late, and how
/// satisfied its buyers are, and how far it is with its sales. Counted in other departments; nothing is kept here. The page still says
/// everything else where a department that counts is not installed.
/// </summary>
[Needs(Rights.SeeCockpit)]
internal sealed class TodaysCockpit(IDutyLedger ledger, ISatisfaction satisfaction, ISalesProgress sales, IPositions positions, ICalendar calendar, IHouse house) : IRead
{
    /// <summary>Weeks of the heat-map, the running one included.</summary>
    public const int Weeks = 12;

    /// <summary>The page. Parts are nothing when the department that counts them is not installed.</summary>
    internal sealed record View(DateOnly Today, IReadOnlyList<DateOnly> Weeks, IReadOnlyList<PositionRow>? Rows, IReadOnlyList<OpenItem>? Open, Satisfied? Satisfied,
        MonthSales? Sales, IReadOnlyDictionary<string, Text> Positions);

    /// <summary>A line of the heat-map.</summary>
    internal sealed record PositionRow(string Position, IReadOnlyList<Share?> Weeks);

    /// <summary>What was owed and proven; a share is of what is past due or proven, and nothing when that is nothing.</summary>
    internal sealed record Share(int Owed, int OnTime, int Late, int Missed, int Exempt, int Open, bool Confirmed)
    {
        public int Decided => OnTime + Late + Missed;
        public int? Percent => Decided == 0 ? null : (int)Math.Round(100m * OnTime / Decided, MidpointRounding.AwayFromZero);
    }

    /// <summary>Satisfaction of the last three months; the summary is nothing while nobody was asked.</summary>
    internal sealed record Satisfied(DateOnly From, SatisfactionSummary? Summary);

    public async Task<View> Show(CancellationToken ct)
    {
        var today = await calendar.Today(ct);
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var weeks = Enumerable.Range(0, Weeks).Select(i => monday.AddDays(7 * (i - Weeks + 1))).ToArray();
        var cells = await ledger.Compliance(weeks[0], monday.AddDays(7), ct);
        var from = today.AddDays(-90);
        var names = (await positions.All(ct)).ToDictionary(p => p.Code, p => p.Name);
        return new(today, weeks, Rows(cells, weeks, names.Keys), await ledger.LateAndDue(200, ct),
            house.Departments.ContainsKey("Csi") ? new(from, await satisfaction.Between(from, today.AddDays(1), ct)) : null,
            house.Departments.ContainsKey("Sales") ? await sales.ThisMonth(ct) : null,
            names);
    }

    /// <summary>One line for each position that owed anything; unconfirmed cadences do not count into a share that has confirmed ones.</summary>
    private static PositionRow[] Rows(IReadOnlyList<ComplianceCell> cells, DateOnly[] weeks, IEnumerable<string> order) =>
        [.. cells.GroupBy(c => c.Position).OrderBy(p => order.ToList().IndexOf(p.Key)).Select(position => new PositionRow(position.Key,
            [.. weeks.Select(week => Together([.. position.Where(c => c.Week == week)]))]))];

    private static Share? Together(ComplianceCell[] cells)
    {
        if (cells.Length == 0) return null;
        var counted = cells.Any(c => c.Confirmed) ? cells.Where(c => c.Confirmed).ToArray() : cells;
        return new(counted.Sum(c => c.Owed), counted.Sum(c => c.OnTime), counted.Sum(c => c.Late), counted.Sum(c => c.Missed),
            counted.Sum(c => c.Exempt), counted.Sum(c => c.Open), counted.Any(c => c.Confirmed));
    }
}
