using System.Globalization;
using Dealership.Plugin;

namespace Dealership.Admin.Schedule;

/// <summary>
/// What each day should bring by the rules in force: nothing on a closed day, nothing missed on a make-up Saturday. An
/// occurrence belongs to the first working day of its period and keeps the rule of that day, whatever is decided later.
/// </summary>
/// <param name="worked">Whether a department works on a day.</param>
/// <param name="zone">The store's clock.</param>
internal sealed class Reckoning(Func<DateOnly, bool> worked, TimeZoneInfo zone)
{
    /// <summary>What a clause owes from a day on which it opens; rules that count from the last time it was done are not a series.</summary>
    public IEnumerable<Occurrence> On(string clause, Rhythm rhythm, DateOnly day)
    {
        if (!worked(day)) yield break;
        if (rhythm.Kind == RhythmKind.Daily)
        {
            foreach (var time in rhythm.Times)
                yield return new(clause, $"{day:yyyy-MM-dd} {time:HH\\:mm}", day, Start(day), At(day, time), Start(day.AddDays(1)));
            yield break;
        }
        if (Period(rhythm, day) is not { } period || period.Days.FirstOrDefault() != day) yield break;
        yield return new(clause, period.Name, day, Start(day), At(period.Due, rhythm.Times[0]), Start(period.Ends));
    }

    /// <summary>What is owed so many days after it was last done, or after the rule took effect.</summary>
    public Occurrence After(string clause, Rhythm rhythm, DateOnly last)
    {
        var due = last.AddDays(rhythm.On);
        for (var back = 0; back < 15 && !worked(due); back++) due = due.AddDays(-1);
        return new(clause, $"> {last:yyyy-MM-dd}", last, Start(last), Start(due.AddDays(1)).AddMicroseconds(-1), null);
    }

    /// <summary>The period in which a day lies, with its working days; nothing in a month that the rule does not name.</summary>
    private (string Name, List<DateOnly> Days, DateOnly Due, DateOnly Ends)? Period(Rhythm rhythm, DateOnly day)
    {
        var (name, first, ends) = rhythm.Kind switch
        {
            RhythmKind.Weekly => ($"{ISOWeek.GetYear(day.ToDateTime(default))}-W{ISOWeek.GetWeekOfYear(day.ToDateTime(default)):00}", Monday(day), Monday(day).AddDays(7)),
            RhythmKind.Quarterly => ($"{day.Year}-Q{(day.Month + 2) / 3}", new DateOnly(day.Year, (day.Month - 1) / 3 * 3 + 1, 1), new DateOnly(day.Year, (day.Month - 1) / 3 * 3 + 1, 1).AddMonths(3)),
            RhythmKind.Yearly => ($"{day.Year}", new DateOnly(day.Year, day.Month, 1), new DateOnly(day.Year, day.Month, 1).AddMonths(1)),
            _ => ($"{day:yyyy-MM}", new DateOnly(day.Year, day.Month, 1), new DateOnly(day.Year, day.Month, 1).AddMonths(1)),
        };
        if (rhythm.Kind == RhythmKind.Yearly && day.Month != rhythm.Month) return null;
        var days = Enumerable.Range(0, ends.DayNumber - first.DayNumber).Select(first.AddDays).Where(worked).ToList();
        if (days.Count == 0) return null;
        var due = rhythm.Kind == RhythmKind.Weekly
            ? days.LastOrDefault(d => d <= first.AddDays(rhythm.On - 1), days[0])
            : days[rhythm.On > 0 ? Math.Min(rhythm.On, days.Count) - 1 : Math.Max(days.Count + rhythm.On, 0)];
        return (name, days, due, ends);
    }

    private static DateOnly Monday(DateOnly day) => day.AddDays(-((int)day.DayOfWeek + 6) % 7);

    private DateTimeOffset Start(DateOnly day) => At(day, TimeOnly.MinValue);

    private DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        if (zone.IsInvalidTime(local)) local = local.AddHours(1);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
