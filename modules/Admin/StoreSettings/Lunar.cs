using System.Globalization;
using Dealership.Contracts;

namespace Dealership.Admin.StoreSettings;

/// <summary>The lunar calendar (农历): what people call a day by, and the festivals that follow it. Known from 1901 to 2100.</summary>
internal static class Lunar
{
    private static readonly ChineseLunisolarCalendar Calendar = new();

    private static readonly Dictionary<(int Month, int Day), Text> Festivals = new()
    {
        [(1, 1)] = new("春节", "Spring Festival"),
        [(1, 15)] = new("元宵节", "Lantern Festival"),
        [(5, 5)] = new("端午节", "Dragon Boat"),
        [(7, 7)] = new("七夕", "Qixi"),
        [(7, 15)] = new("中元节", "Zhongyuan"),
        [(8, 15)] = new("中秋节", "Mid-Autumn"),
        [(9, 9)] = new("重阳节", "Double Ninth"),
        [(12, 8)] = new("腊八", "Laba"),
    };

    /// <summary>The lunar date; nothing outside the years known.</summary>
    public static Date? Of(DateOnly day)
    {
        var noon = day.ToDateTime(TimeOnly.MinValue);
        if (noon < Calendar.MinSupportedDateTime || noon > Calendar.MaxSupportedDateTime) return null;
        var (year, index) = (Calendar.GetYear(noon), Calendar.GetMonth(noon));
        // Months are counted through, so from the leap month on the count runs one ahead of the name.
        var leap = Calendar.GetLeapMonth(year);
        return new(leap > 0 && index >= leap ? index - 1 : index, Calendar.GetDayOfMonth(noon), index == leap,
            Calendar.GetDayOfYear(noon) == Calendar.GetDaysInYear(year), day == Qingming(day.Year));
    }

    /// <summary>The day on which the sun passes 15°: the almanac's rule with the constant of the century, right for 1901 to 2099.</summary>
    public static DateOnly Qingming(int year) =>
        new(year, 4, (int)((year % 100 * 0.2422) + (year < 2000 ? 5.59 : 4.81)) - (year % 100 / 4));

    /// <summary>A lunar date.</summary>
    /// <param name="Month">1 to 12.</param>
    /// <param name="Day">1 to 30.</param>
    /// <param name="Leap">The month is the year's leap month (闰月).</param>
    /// <param name="LastOfYear">New Year's eve (除夕).</param>
    /// <param name="SolarTerm">The day is Qingming, which follows the sun.</param>
    internal sealed record Date(int Month, int Day, bool Leap, bool LastOfYear, bool SolarTerm)
    {
        /// <summary>What the day is kept as; nothing on most.</summary>
        public Text? Festival => SolarTerm ? new("清明", "Qingming") : LastOfYear ? new("除夕", "New Year's Eve") : Leap ? null
            : Festivals.TryGetValue((Month, Day), out var name) ? name : null;

        /// <summary>The whole of it: 正月初一.</summary>
        public Text Full => new($"{MonthZh}{DayZh}", $"Lunar {(Leap ? "leap " : "")}month {Month}, day {Day}");

        /// <summary>As it stands in a day of the month: the festival, the month where it begins, else the day.</summary>
        public Text Short => Festival ?? new(Day == 1 ? MonthZh : DayZh, $"L{(Leap ? "+" : "")}{Month}.{Day}");

        private string MonthZh => $"{(Leap ? "闰" : "")}{(Month is 1 ? "正" : Month is 11 ? "冬" : Month is 12 ? "腊" : Numbers[Month].ToString())}月";

        private string DayZh => Day switch
        {
            <= 10 => $"初{Numbers[Day]}",
            20 => "二十",
            30 => "三十",
            < 20 => $"十{Numbers[Day - 10]}",
            _ => $"廿{Numbers[Day - 20]}",
        };

        private const string Numbers = "〇一二三四五六七八九十";
    }
}
