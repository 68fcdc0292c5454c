using Dealership.Contracts;
using Microsoft.AspNetCore.Http;

namespace Dealership.Plugin.Sheets;

/// <summary>A list as a file to download: the same read, the same filters, page after page until there is none.</summary>
public static class ListExport
{
    private const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Answers the workbook; it is written while the pages are read, so memory stays flat. Instants stand in it as the store's clock showed them.</summary>
    /// <param name="name">Name of the list; the file carries it and the day.</param>
    /// <param name="desk">Whose eyes it is read with.</param>
    /// <param name="columns">As on the screen.</param>
    /// <param name="page">Reads the page after this cursor; nothing for the first.</param>
    /// <param name="clock">For the day in the file's name.</param>
    public static IResult Of<T>(
        Text name, IDesk desk, IReadOnlyList<ListColumn<T>> columns, Func<string?, Task<(IReadOnlyList<T> Rows, string? Next)>> page, TimeProvider clock)
    {
        var label = desk.Caller.Language == "en" ? name.En : name.Zh;
        var day = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), desk.Caller.Zone);
        var local = columns.Select(c => c with { Value = row => c.Value(row) is DateTimeOffset at ? TimeZoneInfo.ConvertTime(at, desk.Caller.Zone).DateTime : c.Value(row) }).ToArray();
        return Results.Stream(body => ListFile.Write(body, name, local, All(page), desk.Caller.Language, default), Type, $"{label} {day:yyyy-MM-dd}.xlsx");
    }

    private static async IAsyncEnumerable<T> All<T>(Func<string?, Task<(IReadOnlyList<T> Rows, string? Next)>> page)
    {
        string? after = null;
        do
        {
            var (rows, next) = await page(after);
            foreach (var row in rows) yield return row;
            after = next;
        }
        while (after is not null);
    }
}
