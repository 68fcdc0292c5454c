using MiniExcelLibs;

namespace Dealership.Admin.Editions;

/// <summary>Reads an edition that is an Excel sheet: columns 岗位 and 职责, where there are also 编号 and 英文, in any order.</summary>
internal static class DocumentSheet
{
    private const int Most = 2000;

    private static readonly string[] Position = ["岗位", "岗位名称", "position"];
    private static readonly string[] Said = ["职责", "原文", "岗位职责", "条款内容", "duty", "text"];
    private static readonly string[] Code = ["编号", "条款", "条款号", "code", "clause"];
    private static readonly string[] English = ["英文", "english"];

    public static Document Read(byte[] content)
    {
        try
        {
            using var stream = new MemoryStream(content);
            return Read(stream.Query(useHeaderRow: true).Cast<IDictionary<string, object?>>().Take(Most + 1).ToArray());
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or System.Xml.XmlException or InvalidOperationException or ArgumentException or NotSupportedException or FormatException)
        {
            return Document.Unreadable("这个文件不是能打开的 .xlsx。", "This file is no .xlsx that can be opened.");
        }
    }

    private static Document Read(IDictionary<string, object?>[] rows)
    {
        if (rows.Length == 0) return Document.Unreadable("表里没有行。", "The sheet has no rows.");
        if (rows.Length > Most) return Document.Unreadable($"最多{Most}行。", $"At most {Most} rows.");
        if (Column(rows[0], Position) is not { } position || Column(rows[0], Said) is not { } said)
            return Document.Unreadable("第一行要有“岗位”和“职责”两列。", "The first row needs the columns “Position” and “Duty”.");
        var (code, english) = (Column(rows[0], Code), Column(rows[0], English));
        var (lines, skipped, last) = (new List<DocumentLine>(), 0, "");
        foreach (var row in rows)
        {
            // One cell merged over a position's rows has its text in the first of them only.
            if (Cell(row, position) is { Length: > 0 } named) last = named;
            if (Cell(row, said).TrimEnd(';', '；', '。') is { Length: > 0 } words && last.Length > 0)
                lines.Add(new(last, Cell(row, code).ToUpperInvariant() is { Length: > 0 } given ? given : null, words, Cell(row, english)));
            else skipped++;
        }
        return lines.Count == 0 ? Document.Unreadable("表里没有职责。", "The sheet has no duties.") : new(lines, skipped);
    }

    private static string? Column(IDictionary<string, object?> row, string[] names) => row.Keys.FirstOrDefault(k => names.Contains(k.Trim().ToLowerInvariant()));

    private static string Cell(IDictionary<string, object?> row, string? column) => column is not null && row.TryGetValue(column, out var value) ? value?.ToString()?.Trim() ?? "" : "";
}
