using Dealership.Contracts;
using Microsoft.AspNetCore.Http;

namespace Dealership.Plugin.Sheets;

/// <summary>A list as a file to download: the same read, the same filters, page after page until there is none.</summary>
public static class ListExport
{
    private const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>
    /// Answers the workbook; it is written while the pages are read, so memory stays flat. The first page is read before, so that whoever
    /// lacks the right is told so instead of getting half a file. Instants stand in it as the store's clock showed them.
    /// </summary>
    /// <param name="name">Name of the list; the file carries it and the day.</param>
    /// <param name="desk">Whose eyes it is read with.</param>
    /// <param name="columns">As on the screen.</param>
    /// <param name="page">Reads the page after this cursor; nothing for the first.</param>
    /// <param name="clock">For the day in the file's name.</param>
    public static async Task<IResult> Of<T>(
        Text name, IDesk desk, IReadOnlyList<ListColumn<T>> columns, Func<string?, Task<(IReadOnlyList<T> Rows, string? Next)>> page, TimeProvider clock)
    {
        var label = desk.Caller.Language == "en" ? name.En : name.Zh;
        var day = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), desk.Caller.Zone);
        var local = columns.Select(c => c with { Value = row => c.Value(row) is DateTimeOffset at ? TimeZoneInfo.ConvertTime(at, desk.Caller.Zone).DateTime : c.Value(row) }).ToArray();
        var first = await page(null);
        return Results.Stream(body => ListFile.Write(body, name, local, All(first, page), desk.Caller.Language, default), Type, $"{label} {day:yyyy-MM-dd}.xlsx");
    }

    private static async IAsyncEnumerable<T> All<T>((IReadOnlyList<T> Rows, string? Next) read, Func<string?, Task<(IReadOnlyList<T> Rows, string? Next)>> page)
    {
        while (true)
        {
            foreach (var row in read.Rows) yield return row;
            if (read.Next is null) yield break;
            read = await page(read.Next);
        }
    }
}
