using Dealership.Contracts.Admin;
using Dealership.Plugin;
using Dealership.Sales.Vehicles;

namespace Dealership.Sales.Stock;

/// <summary>The vehicles behind a figure of the board, oldest first.</summary>
[Needs(StockRights.See)]
internal sealed class StockRows(Db db, ICalendar calendar, StockStandards standards) : IRead
{
    internal sealed record Row(Guid Id, string Vin, string ModelCode, string ModelName, string Colour, DateOnly ReceivedOn, DateOnly? FactoryOn, string State, DateTimeOffset? HandedOverAt, Guid? AgeingId)
    {
        public int? FactoryDays(DateOnly day) => day.DayNumber - FactoryOn?.DayNumber;
    }

    internal sealed record Filter(string? Show = null, DateOnly? Month = null, string? Model = null, string? After = null, int Take = 50);

    internal sealed record Page(IReadOnlyList<Row> Rows, string? Next, Period Period);

    private static string Sql(string? show) => $"""
        select v.id, v.vin, v.model_code, v.model_name, v.colour, v.received_on, v.factory_on, {VehicleState.Sql} as state, d.handed_over_at,
               (select g.id from sales.ageings g where g.store_id = @store and g.vehicle_id = v.id and g.decided_at is null and g.dropped_at is null limit 1) as ageing_id
        from   {VehicleState.From}
        where  v.store_id = @store and {StockView.Sql(show)} and (@model::text is null or v.model_code = @model)
          and  (@afterDay::date is null or (v.received_on, v.id) > (@afterDay::date, @afterId::uuid))
        order  by v.received_on, v.id limit @take
        """;

    public async Task<Page> Show(Filter filter, CancellationToken ct)
    {
        var period = Period.Of(filter.Month, await calendar.Today(ct), await calendar.Zone(ct));
        var after = filter.After?.Split('_');
        var args = new Together(period.Args(await standards.Values(period.Day, ct)), new
        {
            model = string.IsNullOrWhiteSpace(filter.Model) ? null : filter.Model,
            afterDay = after is [var day, _] && DateOnly.TryParse(day, System.Globalization.CultureInfo.InvariantCulture, out var d) ? d : (DateOnly?)null,
            afterId = after is [_, var id] && Guid.TryParse(id, out var i) ? i : (Guid?)null,
            take = filter.Take + 1,
        });
        var rows = await db.Rows<Row>(Sql(filter.Show), args, ct);
        var shown = rows.Take(filter.Take).ToArray();
        return new(shown, rows.Count > filter.Take ? $"{shown[^1].ReceivedOn:yyyy-MM-dd}_{shown[^1].Id}" : null, period);
    }
}
