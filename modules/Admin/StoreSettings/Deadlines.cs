using Dealership.Plugin;

namespace Dealership.Admin.StoreSettings;

/// <summary>Turns what a clause says into an instant, the last one in time: the one place where due times come from.</summary>
internal sealed class Deadlines(CalendarBook book)
{
    /// <summary>
    /// By when; working time is that of the owing position's department. An end of day is the microsecond before the next
    /// local day begins, however long that day is.
    /// </summary>
    public async Task<DateTimeOffset> Of(Due due, string position, CancellationToken ct)
    {
        if (due.Rule == DueRule.Hours) return due.From.ToUniversalTime().AddHours(due.Amount);
        var zone = await book.Zone(ct);
        if (due.Rule == DueRule.EndOfDay) return zone.At(zone.DayOf(due.From).AddDays(due.Amount + 1), TimeOnly.MinValue).AddMicroseconds(-1);
        var (working, department) = (await book.Open(ct), await book.DepartmentOf(position, ct));
        return due.Rule == DueRule.WorkingHours
            ? working.After(due.From.ToUniversalTime(), TimeSpan.FromHours(due.Amount), department)
            : working.Close(due.From.ToUniversalTime(), due.Amount, department);
    }

    /// <summary>
    /// An instant before which nothing happened that a clause's count makes due on this day or later: what happened earlier
    /// is never due later, so it is looked for backwards.
    /// </summary>
    public async Task<DateTimeOffset> Earliest(Clause clause, DateOnly first, CancellationToken ct)
    {
        var start = (await book.Zone(ct)).At(first, TimeOnly.MinValue);
        var at = start;
        while (await Of(clause.CountDue!(new(Guid.Empty, at, false)), clause.Position, ct) >= start) at = at.AddDays(-1);
        return at;
    }
}
