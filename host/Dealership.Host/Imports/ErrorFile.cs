using System.Runtime.CompilerServices;
using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.Plugin.Sheets;

namespace Dealership.Host.Imports;

/// <summary>
/// The rows that were not taken, as they were, with the reason at the end. It has the template's headers, so it can be put
/// right and imported again: the reason is no column of any sheet and is passed over.
/// </summary>
internal static class ErrorFile
{
    /// <param name="to">Where to.</param>
    /// <param name="sheet">The sheet.</param>
    /// <param name="rows">The bad rows.</param>
    /// <param name="language"><c>zh</c> or <c>en</c>.</param>
    /// <param name="ct">Stops it half-way.</param>
    public static async Task Write(Stream to, ImportSheet sheet, IAsyncEnumerable<BadRow> rows, string language, CancellationToken ct)
    {
        string In(Text text) => language == "en" ? text.En : text.Zh;
        await using var file = SheetFile.Begin(to, ct);
        var columns = sheet.Columns.Select(c => TemplateFile.Column(c, In)).Append(new(In(HeaderMatch.Reason), 60, SheetForm.Text)).ToArray();
        await file.Sheet(In(sheet.Name), columns, Values(sheet, rows, In, ct));
    }

    private static async IAsyncEnumerable<IReadOnlyList<object?>> Values(
        ImportSheet sheet, IAsyncEnumerable<BadRow> rows, Func<Text, string> say, [EnumeratorCancellation] CancellationToken ct)
    {
        var names = sheet.Columns.ToDictionary(c => c.Key, c => say(c.Name));
        await foreach (var row in rows.WithCancellation(ct))
        {
            var reasons = row.Problems.Select(p => names.TryGetValue(p.Field, out var name) ? $"{name}: {say(p.Text)}" : say(p.Text));
            var number = say(new($"原第 {row.Number} 行", $"Row {row.Number}"));
            yield return [.. sheet.Columns.Select(c => (object?)row.Cells.GetValueOrDefault(c.Key)), $"{number} · {string.Join(" ", reasons)}"];
        }
    }
}

/// <summary>A row that was not taken.</summary>
internal sealed record BadRow(int Number, IReadOnlyDictionary<string, string?> Cells, IReadOnlyList<Problem> Problems);
