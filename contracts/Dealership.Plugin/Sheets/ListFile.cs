using System.Runtime.CompilerServices;
using Dealership.Contracts;

namespace Dealership.Plugin.Sheets;

/// <summary>
/// Any list as a workbook, exactly as it stands on the screen (导出): <c>await ListFile.Write(body, name, columns, rows, caller.Language, ct)</c>.
/// The rows are written as they come.
/// </summary>
public static class ListFile
{
    /// <summary>Writes the rows under their headers, in the reader's language.</summary>
    /// <param name="to">Where to; may be the answer's body.</param>
    /// <param name="name">Name of the list, on the tab.</param>
    /// <param name="columns">From left to right.</param>
    /// <param name="rows">The rows, in the order of the screen.</param>
    /// <param name="language"><c>zh</c> or <c>en</c>.</param>
    /// <param name="ct">Stops it half-way.</param>
    public static async Task Write<T>(Stream to, Text name, IReadOnlyList<ListColumn<T>> columns, IAsyncEnumerable<T> rows, string language, CancellationToken ct)
    {
        string In(Text text) => language == "en" ? text.En : text.Zh;
        await using var file = SheetFile.Begin(to, ct);
        await file.Sheet(In(name), [.. columns.Select(c => new SheetColumn(In(c.Name), c.Width, c.Form))], Values(columns, rows, language, ct));
    }

    /// <summary>As above, from a sequence that is there already.</summary>
    public static Task Write<T>(Stream to, Text name, IReadOnlyList<ListColumn<T>> columns, IEnumerable<T> rows, string language, CancellationToken ct) =>
        Write(to, name, columns, rows.ToAsyncEnumerable(), language, ct);

    private static async IAsyncEnumerable<IReadOnlyList<object?>> Values<T>(
        IReadOnlyList<ListColumn<T>> columns, IAsyncEnumerable<T> rows, string language, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var row in rows.WithCancellation(ct))
            yield return [.. columns.Select(c => c.Value(row) is Text text ? language == "en" ? text.En : text.Zh : c.Value(row))];
    }
}

/// <summary>A column of an exported list.</summary>
/// <param name="Name">Header.</param>
/// <param name="Value">Text in either or both languages, number, date, or nothing.</param>
/// <param name="Width">In characters.</param>
/// <param name="Form">How it is shown; numbers that nobody adds up (phones, VINs) are <see cref="SheetForm.Text"/>.</param>
public sealed record ListColumn<T>(Text Name, Func<T, object?> Value, double Width = 14, SheetForm Form = SheetForm.General);
