using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Contracts.CustomerService;
using Dealership.Plugin;

namespace Dealership.Sales.Deliveries;

/// <summary>
/// The sheet that is signed at a handover (交车确认单): before it with empty boxes, after it as it was. Printed only where the buyer's identity was
/// sighted. The buyer's name is shown in full for it, and that look is logged.
/// </summary>
[Needs(Rights.HandOver)]
internal sealed class HandoverSheet(Db db, ICustomers customers, IPeople people) : IRead
{
    internal sealed record Row(
        Guid CustomerId, string Number, Guid ConsultantId, string? Vin, string? ModelName, string? Colour, bool Sighted, DateTimeOffset? PdiAt,
        DateTimeOffset? HandedOverAt, int? OdometerKm, string? ServiceAdviser, string[]? Papers, string[]? Explained, bool? ContactConsent, bool? PhotoConsent);

    /// <summary><c>Why</c> says what is missing, and then nothing else is answered.</summary>
    internal sealed record View(Row? Sheet, string? Buyer, string? Consultant, Text? Why);

    private const string Sql = """
        select o.customer_id, o.number, o.consultant_id, v.vin, v.model_name, v.colour,
               exists (select 1 from sales.identities_sighted i where i.store_id = @store and i.order_id = o.id) as sighted,
               (select max(i.passed_at) from sales.inspections i where i.store_id = @store and i.vehicle_id = v.id) as pdi_at,
               d.handed_over_at, d.odometer_km, d.service_adviser, d.papers, d.explained, d.contact_consent, d.photo_consent
        from   sales.orders o
        left   join sales.allocations a on a.store_id = @store and a.order_id = o.id
        left   join sales.deliveries d on d.store_id = @store and d.order_id = o.id
               and not exists (select 1 from sales.delivery_cancellations x where x.store_id = @store and x.delivery_id = d.id)
        left   join sales.vehicles v on v.store_id = @store and v.id = case when d.vehicle_id is null then a.vehicle_id else d.vehicle_id end
        where  o.store_id = @store and o.id = @id
        """;

    public async Task<View?> Show(Guid id, CancellationToken ct)
    {
        if (await db.Row<Row>(Sql, new { id }, ct) is not { } sheet) return null;
        if (!sheet.Sighted) return new(null, null, null, new("先核对客户证件，才能打印交车确认单。", "The sheet is printed only after the buyer's identity was sighted."));
        if (sheet.Vin is null) return new(null, null, null, new("还没有分配车辆。", "No vehicle is allocated yet."));
        var buyer = await customers.Reveal(sheet.CustomerId, new($"打印交车确认单 {sheet.Number}", $"Printing the handover sheet {sheet.Number}"), ct);
        return new(sheet, buyer?.Name, (await people.Named([sheet.ConsultantId], ct)).GetValueOrDefault(sheet.ConsultantId)?.Name, null);
    }
}
