using Dealership.Admin.StoreSettings;

namespace Dealership.Admin.Tests.StoreSettings;

public sealed class HoursTextTests
{
    [Theory]
    [InlineData("08:30-12:00, 13:30-18:00", "08:30-12:00,13:30-18:00")]
    [InlineData("８：３０～１２：００、13:30至18:00", "08:30-12:00,13:30-18:00")]
    [InlineData("1330—1800;8-12", "08:00-12:00,13:30-18:00")]
    [InlineData("08:30 - 12:00 ， 12:00-18:00", "08:30-12:00,12:00-18:00")]
    public void Hours_are_read_as_people_type_them(string typed, string kept)
    {
        Assert.True(HoursText.TryRead(typed, out var ranges, out _));
        Assert.Equal(kept, HoursText.Keep(ranges));
        Assert.Equal(ranges, HoursText.Kept(kept));
    }

    [Theory]
    [InlineData("", "请填写时间")]
    [InlineData(null, "请填写时间")]
    [InlineData("早上九点", "看不懂“早上九点”")]
    [InlineData("08:30-12:00, 25:00-26:00", "看不懂“25:00-26:00”")]
    [InlineData("12:00-08:30", "“12:00-08:30”的结束不晚于开始")]
    [InlineData("08:30-12:00, 11:00-18:00", "“08:30-12:00”和“11:00-18:00”重叠")]
    [InlineData("1-2,3-4,5-6,7-8,9-10", "最多 4 段")]
    public void What_is_wrong_names_the_piece(string? typed, string says)
    {
        Assert.False(HoursText.TryRead(typed, out _, out var problem));
        Assert.Contains(says, problem.Zh, StringComparison.Ordinal);
        Assert.NotEqual("", problem.En);
    }

    [Fact]
    public void Days_that_differ_are_read_line_by_line()
    {
        Assert.True(WeekText.TryRead("周六、星期天 09:00-16:00\nfri 8:30-12", out var hours, out _));
        Assert.Equal([(4, "08:30-12:00"), (5, "09:00-16:00"), (6, "09:00-16:00")], hours.OrderBy(h => h.Key).Select(h => (h.Key, HoursText.Keep(h.Value))));
        Assert.False(WeekText.TryRead("节日 09:00-16:00", out _, out var problem));
        Assert.Contains("节日 09:00-16:00", problem.Zh, StringComparison.Ordinal);
        Assert.False(WeekText.TryRead("周六 休", out _, out _));
    }

    [Fact]
    public void A_week_is_said_with_equal_days_together() =>
        Assert.Equal(["周一至周五 08:30-12:00  13:30-17:30", "周日 09:00-12:00"],
            WeekText.Say([.. Enumerable.Repeat("08:30-12:00,13:30-17:30", 5), "", "09:00-12:00"]).Select(l => l.Zh));
}
