using System.Text;
using System.Text.RegularExpressions;
using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Host.Imports;

/// <summary>
/// Which column of the file is which of the sheet. Headers are known in both languages, by their aliases and by their key;
/// stars, blanks, width and case do not matter, and neither does what stands behind in brackets: *联系电话（必填）.
/// </summary>
/// <param name="Row">Row number of the headers: dealers put a title above.</param>
/// <param name="Places">Column index in the file, from 0, by column key.</param>
/// <param name="Ignored">Headers that nobody asked for.</param>
/// <param name="Problems">Why the file cannot be read; empty when it can.</param>
internal sealed partial record HeaderMatch(int Row, IReadOnlyDictionary<string, int> Places, IReadOnlyList<string> Ignored, IReadOnlyList<Text> Problems)
{
    /// <summary>How many rows may stand above the headers.</summary>
    public const int LooksAt = 10;

    /// <summary>The column that an error file adds.</summary>
    public static readonly Text Reason = new("原因", "Reason");

    /// <summary>The row among the first ones that knows the most columns.</summary>
    public static HeaderMatch Find(ImportSheet sheet, IReadOnlyList<FileRow> first)
    {
        var known = Known(sheet);
        var best = first.Select(row => (Row: row, Hits: row.Cells.Count(cell => Column(known, cell) is not null))).MaxBy(x => x.Hits);
        if (best.Hits == 0)
        {
            return new(0, new Dictionary<string, int>(), [], [new(
                $"前 {LooksAt} 行里没有找到表头。请用模板，或让表头叫：{string.Join("、", sheet.Columns.Select(c => c.Name.Zh))}。",
                $"No headers were found in the first {LooksAt} rows. Use the template, or these headers: {string.Join(", ", sheet.Columns.Select(c => c.Name.En))}.")]);
        }
        var places = new Dictionary<string, int>();
        var ignored = new List<string>();
        var problems = new List<Text>();
        foreach (var (cell, place) in best.Row.Cells.Select((cell, place) => (cell as string, place)).Where(c => !string.IsNullOrWhiteSpace(c.Item1)))
        {
            if (Column(known, cell) is not { } column)
            {
                if (Fold(cell!) != Fold(Reason.Zh) && Fold(cell!) != Fold(Reason.En)) ignored.Add(cell!.Trim());
            }
            else if (!places.TryAdd(column.Key, place))
                problems.Add(new($"“{column.Name.Zh}”这一列出现了两次，请只留一列。", $"The column “{column.Name.En}” appears twice; keep one."));
        }
        var missing = sheet.Columns.Where(c => c.Required && !places.ContainsKey(c.Key)).ToArray();
        if (missing.Length > 0)
            problems.Add(new($"缺少必填列：{string.Join("、", missing.Select(c => c.Name.Zh))}。", $"Required columns are missing: {string.Join(", ", missing.Select(c => c.Name.En))}."));
        return new(best.Row.Number, places, ignored, problems);
    }

    /// <summary>What is left of a header when everything that does not matter is taken off.</summary>
    public static string Fold(string header) => Noise().Replace(header.Normalize(NormalizationForm.FormKC), "").ToLowerInvariant();

    private static Dictionary<string, ImportColumn> Known(ImportSheet sheet)
    {
        var known = new Dictionary<string, ImportColumn>();
        foreach (var column in sheet.Columns)
            foreach (var name in (string[])[column.Name.Zh, column.Name.En, column.Key, .. column.Aliases ?? []]) known.TryAdd(Fold(name), column);
        return known;
    }

    private static ImportColumn? Column(Dictionary<string, ImportColumn> known, object? cell) => cell is not string { Length: > 0 } header
        ? null
        : known.GetValueOrDefault(Fold(header)) ?? known.GetValueOrDefault(Bracketed().Replace(Fold(header), ""));

    [GeneratedRegex(@"[\s*:_\u200b\ufeff]+")]
    private static partial Regex Noise();

    [GeneratedRegex(@"[(\[【].*$")]
    private static partial Regex Bracketed();
}
