using Dealership.Contracts;
using Dealership.Contracts.Admin;

namespace Dealership.Admin.StoreSettings;

/// <summary>
/// The rules of the working calendar, on what was read for a store. What says most about a day wins: the department's own
/// exception, the store's own, the statutory days where they are kept, the week's hours in force on that day.
/// </summary>
internal sealed class WorkingCalendar(
    TimeZoneInfo zone, IEnumerable<WeeklyHours> weeks, IEnumerable<OwnDay> exceptions, IEnumerable<StatutoryDay> edition)
{
    private readonly ILookup<string, WeeklyHours> _weeks = weeks.OrderByDescending(w => w.EffectiveFrom).ToLookup(w => w.Department);
    private readonly Dictionary<(string, DateOnly), OwnDay> _exceptions = exceptions.ToDictionary(e => (e.Department, e.Day));
    private readonly Dictionary<DateOnly, StatutoryDay> _edition = edition.ToDictionary(d => d.Day);

    /// <summary>A day, and what made it so.</summary>
    internal sealed record Plan(DateOnly Day, IReadOnlyList<WorkingRange> Ranges, OwnDay? Own, StatutoryDay? Statutory)
    {
        public bool Worked => Ranges.Count > 0;

        /// <summary>What makes it another day than its weekday.</summary>
        public Text? Why => Own is { Note.Length: > 0 } ? new(Own.Note, Own.Note) : Statutory?.Name;
    }

    public Plan On(DateOnly day, string department)
    {
        var (week, statutory) = (InForce(day, department), Statutory(day));
        if ((_exceptions.GetValueOrDefault((department, day)) ?? _exceptions.GetValueOrDefault(("", day))) is { } own)
            return new(day, !own.Open ? [] : own.Hours is null ? week.WorkedOn(day) : HoursText.Kept(own.Hours), own, statutory);
        if (week.KeepsHolidays && statutory is not null)
            return new(day, statutory.Kind == StatutoryDay.Holiday ? [] : week.WorkedOn(day), null, statutory);
        return new(day, week.On(day), null, statutory);
    }

    /// <summary>The week's hours that hold on a day.</summary>
    public WeeklyHours InForce(DateOnly day, string department) =>
        _weeks[department].FirstOrDefault(w => w.EffectiveFrom <= day) ?? _weeks[""].FirstOrDefault(w => w.EffectiveFrom <= day) ?? WeeklyHours.Unsaid;

    /// <summary>The statutory day, in the store's edition where it has one.</summary>
    public StatutoryDay? Statutory(DateOnly day) =>
        _edition.TryGetValue(day, out var own) ? own.Kind == StatutoryDay.Ordinary ? null : own : StateCouncil.On(day);

    /// <summary>This instant where somebody works, else the next one.</summary>
    public DateTimeOffset Next(DateTimeOffset at, string department) =>
        SpansFrom(at, department).First() is var (from, _) && from > at ? from : at;

    /// <summary>When so much working time has passed; this instant when none is asked for.</summary>
    public DateTimeOffset After(DateTimeOffset from, TimeSpan amount, string department)
    {
        if (amount <= TimeSpan.Zero) return from;
        foreach (var (start, end) in SpansFrom(from, department))
        {
            var begin = start > from ? start : from;
            if (end - begin >= amount) return begin + amount;
            amount -= end - begin;
        }
        throw new InvalidOperationException("The working calendar has no end.");
    }

    /// <summary>The so-manieth worked day after this one; 0 is this one where it is worked, else the next.</summary>
    public DateOnly AfterDays(DateOnly day, int days, string department)
    {
        var found = days == 0 ? day.AddDays(-1) : day;
        for (var left = Math.Max(days, 1); left > 0; left -= On(found, department).Worked ? 1 : 0) found = found.AddDays(1);
        return found;
    }

    /// <summary>Close of work, so many worked days after the instant's; 0 is the next close there is.</summary>
    public DateTimeOffset Close(DateTimeOffset from, int days, string department)
    {
        var day = AfterDays(zone.DayOf(from), days, department);
        var close = CloseOf(day, department);
        return close >= from ? close : CloseOf(AfterDays(day, 1, department), department);
    }

    /// <summary>Working time between two instants.</summary>
    public TimeSpan Between(DateTimeOffset from, DateTimeOffset until, string department)
    {
        var sum = TimeSpan.Zero;
        foreach (var (start, end) in SpansFrom(from, department))
        {
            if (start >= until) break;
            sum += (end < until ? end : until) - (start > from ? start : from);
        }
        return sum;
    }

    private DateTimeOffset CloseOf(DateOnly day, string department) => zone.At(day, On(day, department).Ranges[^1].Until);

    /// <summary>All spans of work that end after an instant. Every week has a worked day and exceptions are counted, so there is always one more.</summary>
    private IEnumerable<(DateTimeOffset From, DateTimeOffset Until)> SpansFrom(DateTimeOffset at, string department)
    {
        for (var day = zone.DayOf(at); ; day = day.AddDays(1))
            foreach (var range in On(day, department).Ranges)
                if (zone.At(day, range.From) is var from && zone.At(day, range.Until) is var until && until > at && until > from) yield return (from, until);
    }
}
