using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Plugin;
using Dealership.Sales.Deliveries;

namespace Dealership.Sales.Orders;

/// <summary>Orders that somebody looks after and that are not handed over yet, for his hand-over sheet (离岗交接).</summary>
internal sealed class HeldOrders(Db db, ICalendar calendar, TimeProvider clock) : IHeld
{
    private const string Sql = $"""
        select id, number, model_name, model_code, vin_tail, promised_on, state from ({OrderList.States} and o.consultant_id = @person) orders
        where  state not in ('delivered', 'cancelled')
        order  by promised_on nulls last, ordered_at, id
        """;

    public async Task<IReadOnlyList<Held>> By(Guid person, CancellationToken ct)
    {
        var zone = await calendar.Zone(ct);
        return [.. (await db.Rows<Row>(Sql, new { person, inspectedSince = HandOverVehicle.InspectedSince(clock) }, ct)).Select(r => new Held(
            new($"订单 {r.Number} {r.ModelName ?? r.ModelCode}{(r.VinTail is null ? "" : $" {r.VinTail}")} · {Waits(r.State).Zh}", $"Order {r.Number} {r.ModelName ?? r.ModelCode}{(r.VinTail is null ? "" : $" {r.VinTail}")} · {Waits(r.State).En}"),
            $"/sales/orders/{r.Id}", r.PromisedOn is { } day ? zone.EndOf(day) : null))];
    }

    private static Text Waits(string state) => state switch
    {
        "approval" => new("待批折扣", "its discount is not approved"),
        "contract" => new("待签合同", "its contract is not signed"),
        "open" => new("待配车", "no vehicle yet"),
        "allocated" => new("已配车，待全款", "allocated, not paid in full"),
        "paid" => new("已全款，待出库", "paid, not released"),
        "released" => new("已出库，待PDI", "released, not inspected"),
        _ => new("待交车", "ready to be handed over"),
    };

    private sealed record Row(Guid Id, string Number, string? ModelName, string ModelCode, string? VinTail, DateOnly? PromisedOn, string State);
}
