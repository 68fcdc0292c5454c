using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Resources;

/// <summary>The rows behind a part of a suggestion, as they are now: exactly those that proposing afresh would count.</summary>
[Needs(ResourceRights.See)]
internal sealed class PartRows(Db db, TimeProvider clock, ICalendar calendar) : IRead
{
    internal sealed record Row(string Part, Guid Id, string Label, string ModelCode, string Colour, DateTimeOffset At);

    internal sealed record Filter(string? Part = null, string? Model = null, string? After = null, int Take = 50);

    internal sealed record Page(IReadOnlyList<Row> Rows, string? Next, int Count);

    private const string Sql = $"""
        select part, id, label, model_code, colour, at from ({ResourceParts.Rows}) p
        where  part = @part and (@model::text is null or model_code = @model) and (@at::timestamptz is null or (at, id) > (@at::timestamptz, @id::uuid))
        order  by at, id limit @take;
        select count(*)::int from ({ResourceParts.Rows}) p where part = @part and (@model::text is null or model_code = @model)
        """;

    public async Task<Page> Show(Filter filter, CancellationToken ct)
    {
        var (zone, sold) = (await calendar.Zone(ct), ResourceParts.SoldMonths(await calendar.Today(ct)));
        var (at, id) = Cursor.Read(filter.After);
        var (rows, count) = await db.Both<Row, int>(Sql, new
        {
            part = ResourceParts.All.Contains(filter.Part) ? filter.Part : ResourceParts.Free,
            model = string.IsNullOrWhiteSpace(filter.Model) ? null : filter.Model,
            now = clock.GetUtcNow(),
            soldFrom = zone.Instant(sold.From.ToDateTime(TimeOnly.MinValue)),
            soldUntil = zone.Instant(sold.Until.ToDateTime(TimeOnly.MinValue)),
            at,
            id,
            take = filter.Take + 1,
        }, ct);
        var shown = rows.Take(filter.Take).ToArray();
        return new(shown, rows.Count > filter.Take ? Cursor.Of(shown[^1].At, shown[^1].Id) : null, count[0]);
    }
}
