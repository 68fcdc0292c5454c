using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Contracts.CustomerService;
using Dealership.Plugin;
using Dealership.Sales.Plans;

namespace Dealership.Sales.Deliveries;

/// <summary>Handovers, newest first.</summary>
[Needs(Rights.SeeDeliveries)]
internal sealed class DeliveryList(Db db, ICustomers customers, IPeople people, ICalendar calendar) : IRead
{
    /// <summary>As selected.</summary>
    internal sealed record Row(
        Guid Id, Guid OrderId, string Number, Guid CustomerId, Guid ConsultantId, string Vin, string ModelName, string Colour,
        DateTimeOffset HandedOverAt, int OdometerKm, string Kind, bool EnteredLate, bool Cancelled);

    internal sealed record Line(Row Delivery, CustomerCard? Customer, string? Consultant);

    /// <summary>What to show; days are the store's, <c>After</c> is the last row of the page before: ticks_id.</summary>
    internal sealed record Filter(DateOnly? From = null, DateOnly? Until = null, string? VinTail = null, string? Kind = null, string? After = null, int Take = 50)
    {
        /// <summary>Only of this model.</summary>
        public string? Model { get; init; }

        /// <summary>Only what this person sold.</summary>
        public Guid? Consultant { get; init; }

        /// <summary>Without those taken back: what counts as sold.</summary>
        public bool Kept { get; init; }
    }

    /// <param name="Consultants">Who sells, for the filter.</param>
    internal sealed record Page(IReadOnlyList<Line> Rows, string? Next, IReadOnlyList<PersonCard> Consultants);

    internal const string Select = """
        select d.id, d.order_id, o.number, d.customer_id, d.consultant_id, v.vin, v.model_name, v.colour, d.handed_over_at, d.odometer_km, d.kind, d.entered_late,
               exists (select 1 from sales.delivery_cancellations c where c.store_id = @store and c.delivery_id = d.id) as cancelled
        from   sales.deliveries d
        join   sales.orders o on o.store_id = @store and o.id = d.order_id
        join   sales.vehicles v on v.store_id = @store and v.id = d.vehicle_id
        where  d.store_id = @store
        """;

    private const string Sql = $"""
        {Select}
          and  (@from::timestamptz is null or d.handed_over_at >= @from)
          and  (@until::timestamptz is null or d.handed_over_at < @until)
          and  (@vinTail::text is null or right(v.vin, 6) like '%' || @vinTail)
          and  (@kind::text is null or d.kind = @kind)
          and  (@model::text is null or v.model_code = @model)
          and  (@consultant::uuid is null or d.consultant_id = @consultant)
          and  (not @kept or {SoldSql.IsSold})
          and  (@afterAt::timestamptz is null or (d.handed_over_at, d.id) < (@afterAt::timestamptz, @afterId::uuid))
        order  by d.handed_over_at desc, d.id desc
        limit  @take
        """;

    public async Task<Page> Show(Filter filter, CancellationToken ct)
    {
        var zone = await calendar.Zone(ct);
        var (at, id) = Cursor.Read(filter.After);
        var rows = await db.Rows<Row>(Sql, new
        {
            from = Start(filter.From, zone),
            until = Start(filter.Until?.AddDays(1), zone),
            take = filter.Take + 1,
            kind = filter.Kind,
            model = string.IsNullOrEmpty(filter.Model) ? null : filter.Model,
            consultant = filter.Consultant,
            kept = filter.Kept,
            vinTail = string.IsNullOrWhiteSpace(filter.VinTail) ? null : filter.VinTail.Trim().ToUpperInvariant(),
            afterAt = at,
            afterId = id,
        }, ct);
        var shown = rows.Take(filter.Take).ToArray();
        var cards = await customers.Cards([.. shown.Select(r => r.CustomerId).Distinct()], ct);
        var names = await people.Named([.. shown.Select(r => r.ConsultantId).Distinct()], ct);
        return new([.. shown.Select(r => new Line(r, cards.GetValueOrDefault(r.CustomerId), names.GetValueOrDefault(r.ConsultantId)?.Name))],
            rows.Count > filter.Take ? Cursor.Of(shown[^1].HandedOverAt, shown[^1].Id) : null, await people.Holding(Position.SalesConsultant, ct));
    }

    private static DateTimeOffset? Start(DateOnly? day, TimeZoneInfo zone) =>
        day?.ToDateTime(TimeOnly.MinValue) is { } local ? new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime() : null;
}
