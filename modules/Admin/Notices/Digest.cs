using System.Text.RegularExpressions;
using Dealership.Plugin.Channels;

namespace Dealership.Admin.Notices;

/// <summary>One person's digest (提醒): a title that counts, at most seven lines, and how many things are not among them.</summary>
internal sealed partial record Digest(string Title, IReadOnlyList<LetterLine> Lines, int More)
{
    /// <summary>Seven things are a morning, as on the desk.</summary>
    public const int AtMost = 7;

    /// <summary>What came up the ladder is not pushed out by one's own heap.</summary>
    private const int KeptForRaised = 2;

    /// <summary>Writes it in a language; nothing when there is nothing to say.</summary>
    public static Digest? Of(IReadOnlyCollection<DigestContent.Item> items, string digest, bool english, TimeZoneInfo zone)
    {
        if (items.Count == 0) return null;
        var raised = items.Where(i => i.Steps > 0).OrderBy(i => i.DueAt).ToArray();
        var own = items.Where(i => i.Steps == 0).OrderBy(i => !i.Late).ThenBy(i => i.DueAt).ToArray();
        var shown = own.Take(AtMost - Math.Min(raised.Length, KeptForRaised)).ToArray();
        DigestContent.Item[] all = [.. shown, .. raised.Take(AtMost - shown.Length)];
        return new(Counted(digest, own.Count(i => i.Late), own.Count(i => !i.Late), raised.Length, english), [.. all.Select(i => Line(i, english, zone))], items.Count - all.Length);
    }

    internal static string Counted(string digest, int late, int today, int raised, bool english)
    {
        (int Number, string Zh, string En)[] counts = [(late, $"逾期 {late}", $"{late} late"), (today, $"今天到期 {today}", $"{today} due today"), (raised, $"升级给您 {raised}", $"{raised} brought to you")];
        var said = counts.Where(c => c.Number > 0).Select(c => english ? c.En : c.Zh);
        return (digest, english) switch
        {
            ("morning", false) => $"早间提醒：{string.Join("，", said)}",
            ("morning", true) => $"Morning: {string.Join(", ", said)}",
            (_, false) => $"晚间提醒：{string.Join("，", said)}",
            _ => $"Evening: {string.Join(", ", said)}",
        };
    }

    private static LetterLine Line(DigestContent.Item item, bool english, TimeZoneInfo zone)
    {
        var due = TimeZoneInfo.ConvertTime(item.DueAt, zone);
        var time = due is { Hour: 23, Minute: 59 } ? "" : english ? $" by {due:HH:mm}" : $" {due:HH:mm} 前";
        var what = Discreet(english ? item.WhatEn : item.WhatZh);
        var text = (item.Steps > 0, item.Late, english) switch
        {
            (true, _, false) => $"升级给您 · {what}（{item.PositionZh}逾期 {item.DaysLate} 个工作日）",
            (true, _, true) => $"Brought to you · {what} ({item.PositionEn}, {item.DaysLate} working days late)",
            (_, true, false) => $"逾期 · {what}（{due:M月d日}到期）",
            (_, true, true) => $"Late · {what} (due {due:d MMM})",
            (_, _, false) => $"今天{time} · {what}",
            _ => $"Today{time} · {what}",
        };
        return new(text, item.Steps > 0 ? $"/admin/obligations/{item.Id}" : item.Link);
    }

    /// <summary>Titles are made without names and numbers; should one carry a number all the same, it does not leave the house.</summary>
    internal static string Discreet(string what) => Number().Replace(what, m => $"{m.Value[..3]}****{m.Value[^4..]}");

    [GeneratedRegex(@"(?<![0-9A-Za-z])(?:0\d{2,3}[- ]?\d{7,8}|1[3-9]\d{9}|\d{17}[\dXx])(?![0-9A-Za-z])")]
    private static partial Regex Number();
}
