using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Admin.Rounds;

/// <summary>
/// A checklist as one writes it: a line with <c>#</c> begins a zone, each line after it is an item, <c>!</c> before it marks a danger, and the English
/// may follow a bar: <c>! 地面干燥 | Floor dry</c>.
/// </summary>
internal static class ListText
{
    public static string Of(IReadOnlyList<ChecklistZone> zones) => string.Join('\n', zones.SelectMany(z => z.Items.Select(i => (i.Safety ? "! " : "") + Line(i.Name)).Prepend($"# {Line(z.Name)}")));

    /// <summary>The zones, or the first line that cannot be read, from 1, and why.</summary>
    public static (IReadOnlyList<ChecklistZone> Zones, (int Line, Text Why)? Problem) Read(string text)
    {
        var zones = new List<(Text Name, List<ChecklistItem> Items)>();
        foreach (var (line, number) in text.ReplaceLineEndings("\n").Split('\n').Select((l, n) => (l.Trim(), n + 1)))
        {
            if (line.Length == 0) continue;
            if (line.Length > 200) return ([], (number, new("太长，最多200字", "too long, 200 characters at most")));
            if (line[0] is '#' or '＃') zones.Add((Named(line[1..]), []));
            else if (zones.Count == 0) return ([], (number, new("第一行要写区域，以 # 开头", "the first line names a zone and begins with #")));
            else zones[^1].Items.Add(line[0] is '!' or '！' ? new(Named(line[1..]), true) : new(Named(line)));
            if (zones[^1].Name.Zh.Length == 0 || zones[^1].Items.Any(i => i.Name.Zh.Length == 0)) return ([], (number, new("这一行没有字", "this line says nothing")));
        }
        var bare = zones.FirstOrDefault(z => z.Items.Count == 0);
        if (zones.Count == 0) return ([], (1, new("至少写一个区域和一项", "write one zone and one item at least")));
        if (bare.Items is not null) return ([], (1, new($"区域“{bare.Name.Zh}”下面没有项目", $"nothing to look at in “{bare.Name.En}”")));
        return ([.. zones.Select(z => new ChecklistZone(z.Name, z.Items))], null);
    }

    private static string Line(Text name) => name.Zh == name.En ? name.Zh : $"{name.Zh} | {name.En}";

    private static Text Named(string words) => words.Split(['|', '｜'], 2, StringSplitOptions.TrimEntries) is [var zh, { Length: > 0 } en] ? new(zh, en) : new(words.Trim(' ', '|', '｜'), words.Trim(' ', '|', '｜'));
}
