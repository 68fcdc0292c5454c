using Dealership.Admin.StoreSettings;

namespace Dealership.Admin.Tests.StoreSettings;

public sealed class StatutoryDaysTests
{
    private static IEnumerable<StatutoryDay> Of(int year) =>
        Enumerable.Range(0, 365).Select(n => StateCouncil.On(new DateOnly(year, 1, 1).AddDays(n))).OfType<StatutoryDay>();

    [Theory]
    [InlineData(2025, 28, "01-26 02-08 04-27 09-28 10-11", "〔2024〕12号")]
    [InlineData(2026, 33, "01-04 02-14 02-28 05-09 09-20 10-10", "〔2025〕7号")]
    public void A_notices_days_are_all_here_with_its_number(int year, int holidays, string madeUp, string number)
    {
        Assert.Equal(holidays, Of(year).Count(d => d.Kind == StatutoryDay.Holiday));
        Assert.Equal(madeUp.Split(' '), Of(year).Where(d => d.Kind == StatutoryDay.Workday).Select(d => $"{d.Day:MM-dd}"));
        Assert.All(Of(year), d => Assert.True(d.Source.Zh.Contains(number, StringComparison.Ordinal) && !d.Provisional));
    }

    [Fact]
    public void Days_are_only_made_up_at_weekends_and_every_break_keeps_the_laws_days() => Assert.All(StateCouncil.Notices.Values, notice =>
    {
        Assert.All(notice.Breaks.SelectMany(b => b.MadeUpOn), d => Assert.True(d.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday));
        // A notice moves rest days about and gives none away: what it makes of a year's weekdays is what the law gives.
        var rested = notice.Breaks.Sum(b => Enumerable.Range(0, b.Days).Count(n => b.First.AddDays(n).DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)));
        Assert.InRange(rested - notice.Breaks.Sum(b => b.MadeUpOn.Length), 11, 13);
    });

    [Fact]
    public void A_year_without_a_notice_has_the_laws_thirteen_days_and_says_that_they_are_provisional()
    {
        Assert.Equal(["01-01", "02-05", "02-06", "02-07", "02-08", "04-05", "05-01", "05-02", "06-09", "09-15", "10-01", "10-02", "10-03"], Of(2027).Select(d => $"{d.Day:MM-dd}"));
        Assert.All(Of(2027), d => Assert.True(d.Provisional && d.Source.Zh.Contains("待国务院通知", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("2026-02-17", "正月初一", "春节")]
    [InlineData("2026-02-16", "腊月廿九", "除夕")]
    [InlineData("2025-07-25", "闰六月初一", "闰六月")]
    [InlineData("2025-08-29", "七月初七", "七夕")]
    [InlineData("2026-04-05", "二月十八", "清明")]
    [InlineData("2026-06-19", "五月初五", "端午节")]
    [InlineData("2026-09-25", "八月十五", "中秋节")]
    [InlineData("2026-03-10", "正月廿二", "廿二")]
    [InlineData("2027-02-06", "正月初一", "春节")]
    public void A_day_has_its_lunar_date(string day, string full, string brief)
    {
        var lunar = Lunar.Of(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))!;
        Assert.Equal((full, brief), (lunar.Full.Zh, lunar.Short.Zh));
    }

    [Fact]
    public void Before_1901_and_after_2100_nobody_knows_it()
    {
        Assert.Null(Lunar.Of(new(1901, 2, 18)));
        Assert.Null(Lunar.Of(new(2101, 1, 29)));
        Assert.Null(StateCouncil.On(new(9999, 12, 31)));
    }
}
