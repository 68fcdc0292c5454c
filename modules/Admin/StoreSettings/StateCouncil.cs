using System.Collections.Frozen;
using Dealership.Contracts;

namespace Dealership.Admin.StoreSettings;

/// <summary>
/// The statutory days as the State Council's yearly notices (国务院办公厅关于部分节假日安排的通知) set them; for years without a notice
/// here, those that the law itself names.
/// </summary>
internal static class StateCouncil
{
    private static readonly Text NewYear = new("元旦", "New Year"), Spring = new("春节", "Spring Festival"), Qingming = new("清明节", "Qingming"),
        Labour = new("劳动节", "Labour Day"), Dragon = new("端午节", "Dragon Boat"), Moon = new("中秋节", "Mid-Autumn"), National = new("国庆节", "National Day");

    /// <summary>By year, latest last.</summary>
    public static IReadOnlyDictionary<int, Notice> Notices { get; } = new SortedDictionary<int, Notice>
    {
        [2025] = new("国办发明电〔2024〕12号", new(2024, 11, 12),
        [
            new(NewYear, new(2025, 1, 1), 1),
            new(Spring, new(2025, 1, 28), 8, new(2025, 1, 26), new(2025, 2, 8)),
            new(Qingming, new(2025, 4, 4), 3),
            new(Labour, new(2025, 5, 1), 5, new DateOnly(2025, 4, 27)),
            new(Dragon, new(2025, 5, 31), 3),
            new(new("国庆节、中秋节", "National Day and Mid-Autumn"), new(2025, 10, 1), 8, new(2025, 9, 28), new(2025, 10, 11)),
        ]),
        [2026] = new("国办发明电〔2025〕7号", new(2025, 11, 4),
        [
            new(NewYear, new(2026, 1, 1), 3, new DateOnly(2026, 1, 4)),
            new(Spring, new(2026, 2, 15), 9, new(2026, 2, 14), new(2026, 2, 28)),
            new(Qingming, new(2026, 4, 4), 3),
            new(Labour, new(2026, 5, 1), 5, new DateOnly(2026, 5, 9)),
            new(Dragon, new(2026, 6, 19), 3),
            new(Moon, new(2026, 9, 25), 3),
            new(National, new(2026, 10, 1), 7, new(2026, 9, 20), new(2026, 10, 10)),
        ]),
    };

    private static readonly FrozenDictionary<DateOnly, StatutoryDay> Noticed = Notices.Values.SelectMany(Days).ToFrozenDictionary(d => d.Day);

    private static readonly Text Law = new("《全国年节及纪念日放假办法》，待国务院通知", "The law on holidays; the State Council's notice is awaited");

    /// <summary>The law as revised in November 2024 holds from this year on.</summary>
    private const int LawSince = 2025;

    /// <summary>What the notices, or else the law, say about a day.</summary>
    public static StatutoryDay? On(DateOnly day) =>
        Noticed.GetValueOrDefault(day) ?? (Notices.ContainsKey(day.Year) ? null : Named(day) is { } name ? new(day, StatutoryDay.Holiday, name, Law, true) : null);

    /// <summary>The days that the law names: thirteen, fewer where two festivals meet.</summary>
    private static Text? Named(DateOnly day)
    {
        if (day.Year < LawSince || Lunar.Of(day) is not { } lunar) return null;
        return (day.Month, day.Day) switch
        {
            (1, 1) => NewYear,
            (5, 1 or 2) => Labour,
            (10, 1 or 2 or 3) => National,
            _ when day == Lunar.Qingming(day.Year) => Qingming,
            _ when lunar.Leap => null,
            _ => (lunar.Month, lunar.Day) switch
            {
                (1, 1 or 2 or 3) => Spring,
                (12, _) when lunar.LastOfYear => Spring,
                (5, 5) => Dragon,
                (8, 15) => Moon,
                _ => null,
            },
        };
    }

    private static IEnumerable<StatutoryDay> Days(Notice notice)
    {
        var source = new Text($"{notice.Number}，{notice.Issued:yyyy-MM-dd}", $"State Council notice {notice.Number} of {notice.Issued:yyyy-MM-dd}");
        foreach (var rest in notice.Breaks)
        {
            for (var i = 0; i < rest.Days; i++) yield return new(rest.First.AddDays(i), StatutoryDay.Holiday, rest.Name, source);
            foreach (var day in rest.MadeUpOn) yield return new(day, StatutoryDay.Workday, new($"{rest.Name.Zh}调休", $"For {rest.Name.En}"), source);
        }
    }

    /// <summary>A year's notice.</summary>
    internal sealed record Notice(string Number, DateOnly Issued, IReadOnlyList<Break> Breaks);

    /// <summary>A holiday of so many days, and the weekend days worked for it.</summary>
    internal sealed record Break(Text Name, DateOnly First, int Days, params DateOnly[] MadeUpOn);
}
