using Dealership.Contracts;
using Microsoft.AspNetCore.Http;

namespace Dealership.Plugin.Sheets;

/// <summary>A list as a file to download: the same read, the same filters, page after page until there is none.</summary>
public static class ListExport
{
    private const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Answers the workbook; it is written while the pages are read, so memory stays flat.</summary>
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
        return Results.Stream(body => ListFile.Write(body, name, columns, All(page), desk.Caller.Language, default), Type, $"{label} {day:yyyy-MM-dd}.xlsx");
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
