using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Inspections;

/// <summary>One sheet: the vehicle, every item as it was found and by whom.</summary>
[Needs(Rights.SeeVehicles)]
internal sealed class SheetRecord(Db db, IPeople people) : IRead
{
    internal sealed record Head(
        Guid Id, Guid VehicleId, string Vin, string ModelName, string Colour, Guid? OrderId, string? OrderNumber, DateTimeOffset BegunAt, Guid BegunBy, DateTimeOffset? FinishedAt, Guid? FinishedBy);

    internal sealed record Seen(string Item, string Result, string? Note, DateTimeOffset At, Guid ByPerson);

    internal sealed record View(Head Sheet, IReadOnlyDictionary<string, Seen> Results, IReadOnlyDictionary<Guid, PersonCard> People)
    {
        public string? Name(Guid? person) => person is { } id ? People.GetValueOrDefault(id)?.Name : null;

        public int Looked(SheetItems.Group group) => group.Items.Count(i => Results.ContainsKey(i.Code));
    }

    private const string Sql = """
        select s.id, s.vehicle_id, v.vin, v.model_name, v.colour, o.id as order_id, o.number as order_number, s.begun_at, s.begun_by, s.finished_at, s.finished_by
        from   sales.pdi_sheets s
        join   sales.vehicles v on v.store_id = @store and v.id = s.vehicle_id
        left   join sales.allocations a on a.store_id = @store and a.vehicle_id = v.id
        left   join sales.orders o on o.store_id = @store and o.id = a.order_id
        where  s.store_id = @store and s.id = @id;
        select item, result, note, at, by_person from sales.pdi_results where store_id = @store and sheet_id = @id
        """;

    public async Task<View?> Show(Guid id, CancellationToken ct)
    {
        var (heads, results) = await db.Both<Head, Seen>(Sql, new { id }, ct);
        if (heads is not [var head]) return null;
        var names = await people.Named([.. results.Select(r => r.ByPerson).Append(head.BegunBy).Concat(head.FinishedBy is { } by ? [by] : []).Distinct()], ct);
        return new(head, results.ToDictionary(r => r.Item), names);
    }
}
