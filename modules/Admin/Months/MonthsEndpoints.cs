using Dealership.Plugin;
using Dealership.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dealership.Admin.Months;

/// <summary>Past days and closed months, for other systems; a month's content comes exactly as it was digested.</summary>
internal sealed class MonthsEndpoints : IEndpoints
{
    public void Map(ApiRoutes api)
    {
        api.MapGet("/day", (IDesk desk, [AsParameters] Search search, CancellationToken ct) => desk.Read((OwedOn owed) => owed.Show(search.Filter, ct)));
        api.MapGet("/day/export", (IDesk desk, [AsParameters] Search search, Words words, TimeProvider clock) => MonthSheets.Day(desk, search.Filter, words, clock));

        api.MapGet("/months", (IDesk desk, CancellationToken ct) => desk.Read((ClosedMonths months) => months.Show(ct)));
        api.MapGet("/months/export", (IDesk desk, Words words, TimeProvider clock) => MonthSheets.Months(desk, words, clock));
        api.MapGet("/months/alarms", (IDesk desk, CancellationToken ct) => desk.Read((AlarmsNow alarms) => alarms.Show(ct)));
        api.MapGet("/months/positions", (IDesk desk, CancellationToken ct) => desk.Read((MonthNames names) => names.Show(ct)));
        api.MapPost("/months/grace", ([FromHeader(Name = "Idempotency-Key")] Guid key, SetGrace.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (SetGrace duty) => duty.Now(form, ct)));
        api.MapGet("/months/{month}", async (IDesk desk, string month, CancellationToken ct) =>
            Found(MonthText.Read(month) is { } day ? await desk.Read((MonthRecord record) => record.Show(day, ct)) : null));
        api.MapGet("/months/{month}/check", async (IDesk desk, string month, CancellationToken ct) =>
            Found(MonthText.Read(month) is { } day ? await desk.Read((MonthCheck check) => check.Verify(day, ct)) : null));
        api.MapGet("/months/{month}/content", async (IDesk desk, string month, CancellationToken ct) =>
            MonthText.Read(month) is { } day && await desk.Read((MonthRecord record) => record.Content(day, ct)) is { } content
                ? Results.File(System.Text.Encoding.UTF8.GetBytes(content), "application/json", $"{month}.json") : Results.NotFound());
        api.MapGet("/months/{month}/rows", async (IDesk desk, string month, [AsParameters] MonthSearch search, CancellationToken ct) =>
            Found(MonthText.Read(month) is { } day ? await desk.Read((MonthRows rows) => rows.Show(day, search.Filter, ct)) : null));
        api.MapGet("/months/{month}/rows/export", (IDesk desk, string month, [AsParameters] MonthSearch search, Words words, TimeProvider clock) =>
            MonthText.Read(month) is { } day ? MonthSheets.Rows(desk, day, search.Filter, words, clock) : Task.FromResult(Results.NotFound()));
    }

    private static IResult Found(object? answer) => answer is null ? Results.NotFound() : Results.Json(answer);

    internal sealed record Search
    {
        public DateOnly? On { get; init; }
        public string? Position { get; init; }
        public Guid? Person { get; init; }
        public string? View { get; init; }
        public string? After { get; init; }
        public OwedOn.Filter Filter => new(On, Position, Person, View, After);
    }

    internal sealed record MonthSearch
    {
        public string? Clause { get; init; }
        public string? Result { get; init; }
        public string? Grade { get; init; }
        public bool? Measured { get; init; }
        public string? After { get; init; }
        public MonthRows.Filter Filter => new(Clause, Result, Grade, Measured, After);
    }
}
