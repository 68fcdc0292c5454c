namespace Dealership.Ui.Tests;

public sealed class WordsTests
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);
    private static readonly DateTimeOffset FridayMorning = new(2026, 2, 13, 10, 20, 0, China);

    private static Words Speaking(string language) => new() { Language = language, Now = FridayMorning };

    [Theory]
    [InlineData("2026-02-13T17:00+08:00", "今天 17:00", "Today 17:00")]
    [InlineData("2026-02-12T09:05+08:00", "昨天 09:05", "Yesterday 09:05")]
    [InlineData("2026-02-14T08:00+08:00", "明天 08:00", "Tomorrow 08:00")]
    [InlineData("2026-02-15T08:00+08:00", "后天 08:00", "15 Feb 08:00")]
    [InlineData("2026-02-03T08:00+08:00", "2月3日", "3 Feb")]
    [InlineData("2024-12-31T08:00+08:00", "2024年12月31日", "31 Dec 2024")]
    public void An_instant_is_said_as_people_say_it(string at, string zh, string en)
    {
        var instant = DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(zh, Speaking("zh").When(instant));
        Assert.Equal(en, Speaking("en").When(instant));
    }

    [Fact]
    public void The_end_of_a_day_is_said_without_a_time() =>
        Assert.Equal("今天", Speaking("zh").When(new(2026, 2, 13, 23, 59, 59, China)));

    [Fact]
    public void Today_is_the_stores_day_and_not_the_servers()
    {
        // 23:30 in London is already the next morning in Yancheng.
        var words = new Words { Now = new(2026, 2, 12, 23, 30, 0, TimeSpan.Zero) };
        Assert.Equal(new DateOnly(2026, 2, 13), words.Today);
        Assert.Equal("今天 07:40", words.When(new(2026, 2, 12, 23, 40, 0, TimeSpan.Zero)));
        Assert.Equal("Today 23:40", new Words { Language = "en" }.When(
            new(2026, 2, 12, 23, 40, 0, TimeSpan.Zero), new(2026, 2, 12, 1, 0, 0, TimeSpan.Zero), TimeZoneInfo.Utc));
    }

    [Fact]
    public void The_whole_date_names_the_weekday()
    {
        Assert.Equal("2026年2月13日 周五 10:20", Speaking("zh").Full(FridayMorning));
        Assert.Equal("Fri 13 Feb 2026 10:20", Speaking("en").Full(FridayMorning));
    }

    [Fact]
    public void What_was_typed_on_the_wall_clock_comes_back_as_the_same_instant()
    {
        var words = Speaking("zh");
        Assert.Equal(FridayMorning, words.Instant(words.Local(FridayMorning)));
    }

    [Fact]
    public void A_count_beyond_the_cap_says_that_nobody_counted_on()
    {
        Assert.Equal("1,000", Speaking("zh").Count(1000));
        Assert.Equal("1,000+", Speaking("zh").Count(1001));
    }

    [Fact]
    public void A_share_of_nothing_is_a_dash_and_not_zero()
    {
        Assert.Equal("—", Speaking("zh").Percent(0, 0));
        Assert.Equal("0%", Speaking("zh").Percent(0, 4));
        Assert.Equal("91%", Speaking("zh").Percent(32, 35));
        Assert.Equal("91.4%", Speaking("zh").Percent(32, 35, 1));
        Assert.Equal("91%", Speaking("zh").Percent(0.914));
    }

    [Fact]
    public void Money_is_exact_in_a_row_and_short_on_a_tile()
    {
        Assert.Equal("-¥1,288.50", Speaking("zh").Money(-1288.5m));
        Assert.Equal("451.2万元", Speaking("zh").MoneyShort(4_512_000));
        Assert.Equal("¥4.5M", Speaking("en").MoneyShort(4_512_000));
    }
}
