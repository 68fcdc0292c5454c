using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.StoreSettings;

/// <summary>A month of the working calendar (工作日历) of the store or of a department: each day open or closed, and why.</summary>
[OpenTo]
internal sealed class CalendarMonth(CalendarBook book, ICalendar calendar) : IRead
{
    /// <summary>A day.</summary>
    /// <param name="Day">The day.</param>
    /// <param name="Open">Somebody works.</param>
    /// <param name="Exception">By the store's own word; it says why in its note.</param>
    /// <param name="Note">The store's own reason.</param>
    /// <param name="Hours">From when to when.</param>
    /// <param name="Unusual">Other hours than the weekday's.</param>
    /// <param name="Statutory">A statutory holiday or working day, also where it is not kept.</param>
    /// <param name="Lunar">The lunar date; nothing outside 1901 to 2100.</param>
    internal sealed record Row(
        DateOnly Day, bool Open, bool Exception, string Note, string Hours, bool Unusual, StatutoryDay? Statutory, Lunar.Date? Lunar);

    internal sealed record Month(DateOnly First, DateOnly Today, IReadOnlyList<Row> Days)
    {
        /// <summary>The year's notice is awaited, so holidays may grow and days be made up for them.</summary>
        public bool Provisional => Days.Any(d => d.Statutory is { Provisional: true });

        /// <summary>The notices and laws behind the month's statutory days.</summary>
        public IEnumerable<Text> Sources => Days.Select(d => d.Statutory?.Source).OfType<Text>().Where(s => s.Zh.Length > 0).Distinct();
    }

    /// <summary>The month with this day in it; this month when none is given.</summary>
    public async Task<Month> Show(DateOnly? day, string? department, CancellationToken ct)
    {
        var (today, working) = (await calendar.Today(ct), await book.Open(ct));
        var first = new DateOnly((day ?? today).Year, (day ?? today).Month, 1);
        return new(first, today, [.. Enumerable.Range(0, DateTime.DaysInMonth(first.Year, first.Month)).Select(n => Row1(working, first.AddDays(n), department ?? ""))]);
    }

    private static Row Row1(WorkingCalendar working, DateOnly day, string department)
    {
        var plan = working.On(day, department);
        var usual = working.InForce(day, department).On(day);
        return new(day, plan.Worked, plan.Own is not null, plan.Own?.Note ?? "", HoursText.Keep(plan.Ranges), !plan.Ranges.SequenceEqual(usual), plan.Statutory, Lunar.Of(day));
    }
}
