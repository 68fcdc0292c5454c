using CsCheck;
using Dealership.Admin.StoreSettings;
using static Dealership.Admin.Tests.StoreSettings.Weeks;

namespace Dealership.Admin.Tests.StoreSettings;

/// <summary>What holds of any calendar, whatever its hours, exceptions and holidays.</summary>
public sealed class WorkingTimeProperties
{
    private static readonly Gen<string> Hours = Gen.OneOfConst("", "08:30-18:00", "08:30-12:00,13:30-17:30", "09:00-11:00,12:00-15:30,18:00-21:00", "00:00-23:59");

    private static readonly Gen<DateOnly> Day = Gen.Int[0, 1000].Select(n => new DateOnly(2025, 1, 1).AddDays(n));

    private static readonly Gen<DateTimeOffset> Instant = Gen.Int[0, 1000 * 1440].Select(n => At(2025, 1, 1, 0).AddMinutes(n));

    private static readonly Gen<TimeSpan> Amount = Gen.Int[1, 6000].Select(n => TimeSpan.FromMinutes(n));

    private static readonly Gen<WeeklyHours> Week = Gen.Select(Hours.Array[7], Day, Gen.Bool)
        .Where(w => w.Item1.Any(h => h.Length > 0)).Select(w => new WeeklyHours("", w.Item2, w.Item1, w.Item3));

    private static readonly Gen<OwnDay> Own = Gen.Select(Day, Gen.Bool, Hours).Select(o => new OwnDay("", o.Item1, o.Item2, o.Item2 && o.Item3.Length > 0 ? o.Item3 : null, ""));

    private static readonly Gen<WorkingCalendar> Any = Gen.Select(Week.Array[0, 4], Own.Array[0, 40], Gen.OneOfConst("Asia/Shanghai", "Europe/Berlin"))
        .Select(c => new WorkingCalendar(TimeZoneInfo.FindSystemTimeZoneById(c.Item3), c.Item1, c.Item2.DistinctBy(o => o.Day), []));

    [Fact]
    public void As_much_working_time_passes_as_was_asked_for() =>
        Gen.Select(Any, Instant, Amount).Sample((calendar, from, amount) => calendar.Between(from, calendar.After(from, amount, ""), "") == amount);

    [Fact]
    public void Somebody_works_until_the_very_instant_that_is_due() => Gen.Select(Any, Instant, Amount).Sample((calendar, from, amount) =>
    {
        var due = calendar.After(from, amount, "");
        return calendar.Between(due.AddSeconds(-1), due, "") == TimeSpan.FromSeconds(1);
    });

    [Fact]
    public void Two_amounts_after_each_other_are_their_sum() => Gen.Select(Any, Instant, Amount, Amount).Sample((calendar, from, one, other) =>
        calendar.After(calendar.After(from, one, ""), other, "") == calendar.After(from, one + other, ""));

    [Fact]
    public void What_begins_later_is_never_due_earlier() => Gen.Select(Any, Instant, Instant, Amount, Gen.Int[0, 8]).Sample((calendar, one, other, amount, days) =>
    {
        var (first, then) = one < other ? (one, other) : (other, one);
        return calendar.After(first, amount, "") <= calendar.After(then, amount, "") && calendar.Close(first, days, "") <= calendar.Close(then, days, "");
    });

    [Fact]
    public void Working_time_adds_up() => Gen.Select(Any, Instant.Array[3]).Sample((calendar, at) =>
    {
        Array.Sort(at);
        return calendar.Between(at[0], at[1], "") + calendar.Between(at[1], at[2], "") == calendar.Between(at[0], at[2], "");
    }, iter: 30);

    [Fact]
    public void Nothing_is_worked_before_the_next_working_instant_and_something_after_it() => Gen.Select(Any, Instant).Sample((calendar, at) =>
    {
        var next = calendar.Next(at, "");
        return next >= at && calendar.Between(at, next, "") == TimeSpan.Zero && calendar.Between(next, next.AddSeconds(1), "") == TimeSpan.FromSeconds(1);
    });

    [Fact]
    public void As_many_days_are_worked_as_were_asked_for() => Gen.Select(Any, Day, Gen.Int[1, 30]).Sample((calendar, from, days) =>
    {
        var found = calendar.AfterDays(from, days, "");
        var between = Enumerable.Range(1, found.DayNumber - from.DayNumber).Select(from.AddDays);
        return calendar.On(found, "").Worked && between.Count(d => calendar.On(d, "").Worked) == days;
    });

    [Fact]
    public void A_working_day_ends_when_its_last_hours_do() => Gen.Select(Any, Instant, Gen.Int[0, 8]).Sample((calendar, from, days) =>
    {
        var close = calendar.Close(from, days, "");
        return close >= from && calendar.Between(close.AddSeconds(-1), close, "") == TimeSpan.FromSeconds(1) && calendar.Between(close, close.AddSeconds(1), "") == TimeSpan.Zero;
    });
}
