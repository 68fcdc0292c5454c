using System.Text;
using System.Text.RegularExpressions;
using Dealership.Contracts;
using Dealership.Contracts.Admin;

namespace Dealership.Admin.StoreSettings;

/// <summary>Days of the week with hours of their own, a line each: 周六 09:00-16:00, 周五、周日 10:00-16:00.</summary>
internal static partial class WeekText
{
    private const string Days = "一二三四五六日";

    /// <summary>Reads the lines; Monday is 0.</summary>
    /// <param name="typed">As typed.</param>
    /// <param name="hours">Of each day named.</param>
    /// <param name="problem">What is wrong, naming the line.</param>
    public static bool TryRead(string? typed, out IReadOnlyDictionary<int, IReadOnlyList<WorkingRange>> hours, out Text problem)
    {
        var read = new Dictionary<int, IReadOnlyList<WorkingRange>>();
        (hours, problem) = (read, default);
        foreach (var line in (typed ?? "").Normalize(NormalizationForm.FormKC).Split(['\n', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var first = line.IndexOfAny([.. "0123456789"]);
            var days = Weekday().Matches(first < 0 ? line : line[..first]).Select(m => Index(m.Value)).ToArray();
            if (days.Length == 0 || first < 0)
            {
                problem = new($"看不懂“{line}”，请写成 周六 09:00-16:00。", $"“{line}” cannot be read; write Sat 09:00-16:00.");
                return false;
            }
            if (!HoursText.TryRead(line[first..], out var ranges, out problem)) return false;
            foreach (var day in days) read[day] = ranges;
        }
        return true;
    }

    /// <summary>A kept week as people say it, weekdays with the same hours together: 周一至周五 08:30-12:00 13:30-17:30; days off are left out.</summary>
    public static IEnumerable<Text> Say(string[] week)
    {
        for (var first = 0; first < 7;)
        {
            var last = first;
            while (last < 6 && week[last + 1] == week[first]) last++;
            var (from, until, hours) = (StoreRules.Weekdays[first], StoreRules.Weekdays[last], week[first].Replace(",", "  ", StringComparison.Ordinal));
            if (hours.Length > 0)
                yield return first == last ? new($"{from.Zh} {hours}", $"{from.En} {hours}") : new($"{from.Zh}至{until.Zh} {hours}", $"{from.En}–{until.En} {hours}");
            first = last + 1;
        }
    }

    private static int Index(string name) => Days.IndexOf(name[^1].ToString().Replace('天', '日'), StringComparison.Ordinal) is >= 0 and var found
        ? found
        : Array.FindIndex([.. StoreRules.Weekdays], d => name.StartsWith(d.En, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex("(?:周|星期|礼拜)[一二三四五六日天]|Mon|Tue|Wed|Thu|Fri|Sat|Sun", RegexOptions.IgnoreCase)]
    private static partial Regex Weekday();
}
