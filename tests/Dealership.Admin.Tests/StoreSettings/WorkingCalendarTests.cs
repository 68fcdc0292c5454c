using Dealership.Admin.StoreSettings;
using static Dealership.Admin.Tests.StoreSettings.Weeks;

namespace Dealership.Admin.Tests.StoreSettings;

public sealed class WorkingCalendarTests
{
    private static readonly TimeSpan TwoHours = TimeSpan.FromHours(2);

    [Fact]
    public void Two_working_hours_after_half_past_four_on_the_Friday_before_a_make_up_Saturday_end_on_that_Saturday() =>
        Assert.Equal(At(2026, 2, 14, 9, 30), Calendar().After(At(2026, 2, 13, 16, 30), TwoHours, Office));

    [Fact]
    public void Two_working_hours_after_half_past_four_on_any_other_Friday_end_on_Monday() =>
        Assert.Equal(At(2026, 3, 9, 9, 30), Calendar().After(At(2026, 3, 6, 16, 30), TwoHours, Office));

    [Fact]
    public void Zhang_s_office_is_closed_on_Sunday_while_the_showroom_is_open()
    {
        var sunday = new DateOnly(2026, 3, 8);
        Assert.False(Calendar().On(sunday, Office).Worked);
        Assert.True(Calendar().On(sunday, Showroom).Worked);
        Assert.True(Calendar().On(sunday, "Sales").Worked); // no hours of its own: the store's
    }

    [Fact]
    public void Nobody_in_the_office_works_on_a_holiday_and_nobody_misses_a_make_up_day()
    {
        var calendar = Calendar();
        var worked = Enumerable.Range(1, 28).Where(d => calendar.On(new(2026, 2, d), Office).Worked);
        Assert.Equal([2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 14, 24, 25, 26, 27, 28], worked);
        Assert.True(calendar.On(new(2026, 10, 1), Showroom).Worked);
    }

    [Fact]
    public void The_working_day_after_the_eve_of_National_Day_ends_on_the_eighth() =>
        Assert.Equal(At(2026, 10, 8, 17, 30), Calendar().Close(At(2026, 9, 30, 16), 1, Office));

    [Fact]
    public void Lunch_is_no_working_time()
    {
        Assert.Equal(At(2026, 3, 4, 14), Calendar().After(At(2026, 3, 4, 11, 30), TimeSpan.FromHours(1), Office));
        Assert.Equal(TimeSpan.FromHours(7.5), Calendar().Between(At(2026, 3, 4, 0), At(2026, 3, 5, 0), Office));
        Assert.Equal(At(2026, 3, 4, 13, 30), Calendar().Next(At(2026, 3, 4, 12), Office));
    }

    [Theory]
    [InlineData(6, 17, 0, 6)] // Friday before the close
    [InlineData(6, 18, 0, 9)] // Friday after it
    [InlineData(8, 10, 0, 9)] // Sunday
    [InlineData(8, 10, 1, 9)]
    [InlineData(6, 17, 1, 9)]
    [InlineData(6, 17, 2, 10)]
    public void The_close_of_a_working_day_is_the_next_one_there_is(int day, int hour, int days, int closes) =>
        Assert.Equal(At(2026, 3, closes, 17, 30), Calendar().Close(At(2026, 3, day, hour), days, Office));

    [Fact]
    public void The_stores_own_word_stands_before_holidays_and_the_departments_before_the_stores()
    {
        var day = new DateOnly(2026, 10, 2);
        var calendar = Calendar([new(Office, day, true, "09:00-12:00", "盘点"), new("", day, false, null, "停电"), new("", new(2026, 10, 3), true, null, "")]);
        Assert.Equal("09:00-12:00", HoursText.Keep(calendar.On(day, Office).Ranges));
        Assert.False(calendar.On(day, Showroom).Worked);
        Assert.Equal("停电", calendar.On(day, "Sales").Why!.Value.Zh);
        Assert.Equal("08:30-12:00,13:30-17:30", HoursText.Keep(calendar.On(new(2026, 10, 3), Office).Ranges)); // a Saturday worked has Friday's hours
    }

    [Fact]
    public void Last_month_keeps_last_months_hours()
    {
        var calendar = Calendar(later: Of(Office, "09:00-17:00", from: new(2026, 4, 1)));
        Assert.Equal(At(2026, 3, 31, 17, 30), calendar.Close(At(2026, 3, 31, 9), 0, Office));
        Assert.Equal(At(2026, 4, 1, 17), calendar.Close(At(2026, 4, 1, 9), 0, Office));
    }

    [Fact]
    public void The_stores_edition_takes_back_a_make_up_day()
    {
        var calendar = Calendar(edition: [new(new(2026, 2, 14), StatutoryDay.Ordinary, new("", ""), new("", ""))]);
        Assert.False(calendar.On(new(2026, 2, 14), Office).Worked);
    }

    [Fact]
    public void An_hour_that_the_clock_leaves_out_is_not_worked()
    {
        var berlin = new WorkingCalendar(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), [Of("", "01:00-04:00", "01:00-04:00", "01:00-04:00", false)], [], []);
        var day = new DateTimeOffset(2026, 3, 29, 0, 0, 0, TimeSpan.FromHours(1));
        Assert.Equal(TwoHours, berlin.Between(day, day.AddHours(12), ""));
    }
}
