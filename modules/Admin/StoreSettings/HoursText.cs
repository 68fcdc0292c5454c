using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Dealership.Contracts;
using Dealership.Contracts.Admin;

namespace Dealership.Admin.StoreSettings;

/// <summary>Working hours as people type them (08:30-12:00, 13:30-18:00) and as they are kept (08:30-12:00,13:30-18:00).</summary>
internal static partial class HoursText
{
    private const int AtMost = 4;

    /// <summary>Reads what was typed: 8:30~12:00、13:30至18:00 and 0830-1200 are understood too.</summary>
    /// <param name="typed">As typed.</param>
    /// <param name="ranges">In order, none within another.</param>
    /// <param name="problem">What is wrong, naming the piece.</param>
    public static bool TryRead(string? typed, out IReadOnlyList<WorkingRange> ranges, out Text problem)
    {
        (ranges, problem) = ([], default);
        var pieces = Plain(typed).Split([',', ';', '、', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (pieces.Length == 0) return Wrong("请填写时间，如 08:30-12:00, 13:30-18:00。", "Enter the hours: 08:30-12:00, 13:30-18:00.", out problem);
        if (pieces.Length > AtMost) return Wrong($"一天最多 {AtMost} 段。", $"A day has at most {AtMost} ranges.", out problem);
        var read = new List<WorkingRange>();
        foreach (var piece in pieces)
        {
            if (Shape().Match(piece) is not { Success: true } m || Time(m, "h1", "m1") is not { } from || Time(m, "h2", "m2") is not { } until)
                return Wrong($"看不懂“{piece}”，请写成 08:30-12:00。", $"“{piece}” cannot be read; write 08:30-12:00.", out problem);
            if (until <= from) return Wrong($"“{piece}”的结束不晚于开始。", $"“{piece}” does not end after it begins.", out problem);
            read.Add(new(from, until));
        }
        read.Sort((a, b) => a.From.CompareTo(b.From));
        foreach (var (first, next) in read.Zip(read.Skip(1)))
            if (next.From < first.Until)
                return Wrong($"“{Say(first)}”和“{Say(next)}”重叠。", $"“{Say(first)}” and “{Say(next)}” overlap.", out problem);
        ranges = read;
        return true;
    }

    /// <summary>As they are kept.</summary>
    public static string Keep(IEnumerable<WorkingRange> ranges) => string.Join(',', ranges.Select(Say));

    /// <summary>As they were kept; nothing is a day off.</summary>
    public static IReadOnlyList<WorkingRange> Kept(string hours) => hours.Length == 0 ? [] : [.. hours.Split(',').Select(r => new WorkingRange(
        TimeOnly.ParseExact(r[..5], "HH:mm", CultureInfo.InvariantCulture), TimeOnly.ParseExact(r[6..], "HH:mm", CultureInfo.InvariantCulture)))];

    private static string Say(WorkingRange range) => string.Create(CultureInfo.InvariantCulture, $"{range.From:HH:mm}-{range.Until:HH:mm}");

    private static string Plain(string? typed) => Dash().Replace((typed ?? "").Normalize(NormalizationForm.FormKC), "-");

    private static TimeOnly? Time(Match m, string hour, string minute)
    {
        var h = int.Parse(m.Groups[hour].Value, CultureInfo.InvariantCulture);
        var n = m.Groups[minute].Success ? int.Parse(m.Groups[minute].Value, CultureInfo.InvariantCulture) : 0;
        return h > 23 || n > 59 ? null : new(h, n);
    }

    private static bool Wrong(string zh, string en, out Text problem)
    {
        problem = new(zh, en);
        return false;
    }

    [GeneratedRegex(@"^(?<h1>[0-9]{1,2})(?::?(?<m1>[0-9]{2}))?-(?<h2>[0-9]{1,2})(?::?(?<m2>[0-9]{2}))?$")]
    private static partial Regex Shape();

    [GeneratedRegex(@"\s*(?:[-~—–―‐]+|至|到)\s*")]
    private static partial Regex Dash();
}
