using Dealership.Contracts.Admin;
using Dealership.Contracts.CustomerService;
using Dealership.Plugin;

namespace Dealership.Sales.Deliveries;

/// <summary>One handover with the papers that went with it.</summary>
[Needs(Rights.SeeDeliveries)]
internal sealed class DeliveryRecord(Db db, ICustomers customers, IPeople people) : IRead
{
    /// <summary>What the sheet (交车确认单) says beside the list's row.</summary>
    internal sealed record Sheet(
        string? ServiceAdviser, string[] Papers, string[] Explained, bool ContactConsent, bool PhotoConsent, DateTimeOffset EnteredAt, Guid EnteredBy,
        DateTimeOffset? CancelledAt, string? CancelReason);

    internal sealed record View(DeliveryList.Row Delivery, Sheet Sheet, CustomerCard? Customer, string? Consultant, string? EnteredBy);

    private const string Sql = $"""
        {DeliveryList.Select} and d.id = @id;
        select d.service_adviser, d.papers, d.explained, d.contact_consent, d.photo_consent, d.entered_at, d.entered_by, c.at as cancelled_at, c.reason as cancel_reason
        from   sales.deliveries d
        left   join sales.delivery_cancellations c on c.store_id = @store and c.delivery_id = d.id
        where  d.store_id = @store and d.id = @id
        """;

    public async Task<View?> Show(Guid id, CancellationToken ct)
    {
        var (deliveries, sheets) = await db.Both<DeliveryList.Row, Sheet>(Sql, new { id }, ct);
        if (deliveries is not [var delivery] || sheets is not [var sheet]) return null;
        var cards = await customers.Cards([delivery.CustomerId], ct);
        var names = await people.Named([delivery.ConsultantId, sheet.EnteredBy], ct);
        return new(delivery, sheet, cards.GetValueOrDefault(delivery.CustomerId), names.GetValueOrDefault(delivery.ConsultantId)?.Name, names.GetValueOrDefault(sheet.EnteredBy)?.Name);
    }
}
