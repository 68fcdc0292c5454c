using Dealership.Contracts;
using Dealership.Sales.Vehicles;

namespace Dealership.Sales.Resources;

/// <summary>
/// The parts of a suggestion (建议数的组成), as rows of one shape: the figure counts them, the page behind it lists them. Takes <c>@now</c>,
/// <c>@soldFrom</c> and <c>@soldUntil</c>: the three full months before.
/// </summary>
internal static class ResourceParts
{
    public const string Sold = "sold";
    public const string Orders = "orders";
    public const string Free = "free";
    public const string Transit = "transit";
    public const string Confirmed = "confirmed";

    public const int Months = 3;

    public static IReadOnlyList<string> All { get; } = [Sold, Orders, Free, Transit, Confirmed];

    public static Text NameOf(string part) => part switch
    {
        Sold => new("前三个月零售", "Sold in the three months before"),
        Orders => new("未交客户订单（还没有车）", "Orders waiting for a vehicle"),
        Free => new("可售库存", "Free in stock"),
        Transit => new("在途", "In transit"),
        _ => new("厂家已确认未发", "Confirmed, not shipped"),
    };

    /// <summary>part, id, label, model, colour, day.</summary>
    public const string Rows = $"""
        select 'sold' as part, d.id, v.vin as label, v.model_code, v.colour, d.handed_over_at as at
        from   sales.deliveries d join sales.vehicles v on v.store_id = @store and v.id = d.vehicle_id
        where  d.store_id = @store and d.handed_over_at >= @soldFrom and d.handed_over_at < @soldUntil
          and  not exists (select 1 from sales.delivery_cancellations c where c.store_id = @store and c.delivery_id = d.id)
        union all
        select 'orders', o.id, o.number, o.model_code, '', o.ordered_at
        from   sales.orders o
        where  o.store_id = @store
          and  not exists (select 1 from sales.order_cancellations c where c.store_id = @store and c.order_id = o.id)
          and  not exists (select 1 from sales.allocations a where a.store_id = @store and a.order_id = o.id)
          and  not exists (select 1 from sales.deliveries d where d.store_id = @store and d.order_id = o.id
                           and not exists (select 1 from sales.delivery_cancellations c where c.store_id = @store and c.delivery_id = d.id))
        union all
        select 'free', v.id, v.vin, v.model_code, v.colour, v.received_on::timestamptz
        from   {VehicleState.From}
        where  v.store_id = @store and {VehicleState.Sql} = 'in-stock'
        union all
        select case when m.kind in ('factory-out', 'in-transit') then 'transit' else 'confirmed' end, w.id, coalesce(w.vin, ''), w.model_code, w.colour, m.at
        from   {VehicleState.FromComing}
        where  w.store_id = @store and {VehicleState.IsComing}
        """;

    /// <summary>The three full months before the month that a day lies in.</summary>
    public static (DateOnly From, DateOnly Until) SoldMonths(DateOnly day)
    {
        var month = new DateOnly(day.Year, day.Month, 1);
        return (month.AddMonths(-Months), month);
    }

    /// <summary>Where a row is looked at.</summary>
    public static string HrefOf(string part, Guid id) => part switch
    {
        Sold => $"/sales/deliveries/{id}",
        Orders => $"/sales/orders/{id}",
        _ => $"/sales/vehicles/{id}",
    };
}
