using Dealership.Contracts;

namespace Dealership.Sales.Vehicles;

/// <summary>
/// The state of a vehicle (车辆状态), read from the rows that made it: its handover, what happened to it, its allocation. One condition
/// for lists, figures and duties.
/// </summary>
internal static class VehicleState
{
    public const string InStock = "in-stock";
    public const string Allocated = "allocated";
    public const string HandedOver = "handed-over";

    /// <summary>The maker's side, in order (厂家侧): a vehicle that has not come yet.</summary>
    public static IReadOnlyList<string> Coming { get; } = ["ordered", "confirmed", "vin-assigned", "factory-out", "in-transit"];

    /// <summary>Here or the store's, but not for sale (旁支状态).</summary>
    public static IReadOnlyList<string> Held { get; } = ["damaged", "test-drive", "display", "courtesy", "placed"];

    /// <summary>Left without a buyer.</summary>
    public static IReadOnlyList<string> Gone { get; } = ["swapped", "sent-back"];

    /// <summary>A vehicle <c>v</c>, its allocation <c>a</c>, its handover <c>d</c>, where it is placed <c>s</c> and what last happened to it <c>m</c>.</summary>
    public const string From = """
        sales.vehicles v
        left join sales.allocations a on a.store_id = @store and a.vehicle_id = v.id
        left join sales.deliveries d on d.store_id = @store and d.vehicle_id = v.id
             and not exists (select 1 from sales.delivery_cancellations c where c.store_id = @store and c.delivery_id = d.id)
        left join sales.secondary_placements s on s.store_id = @store and s.vehicle_id = v.id and s.ended_at is null
        left join lateral (select k.kind from sales.vehicle_moves k where k.store_id = @store and k.vehicle_id = v.id and k.kind <> 'moved' order by k.at desc, k.n desc limit 1) m on true
        """;

    public const string Sql = """
        case when d.id is not null then 'handed-over'
             when m.kind in ('damaged', 'test-drive', 'display', 'courtesy', 'swapped', 'sent-back') then m.kind
             when s.id is not null then 'placed'
             when a.order_id is not null then 'allocated' else 'in-stock' end
        """;

    /// <summary>A vehicle <c>w</c> that has not come, and how far it is, <c>m</c>.</summary>
    public const string FromComing = """
        sales.coming_vehicles w
        join lateral (select k.kind, k.at from sales.vehicle_moves k where k.store_id = @store and k.vehicle_id = w.id order by k.at desc, k.n desc limit 1) m on true
        """;

    public const string IsComing = "w.came_at is null and w.dropped_at is null";

    /// <summary>Where it stands.</summary>
    public const string Place = "(select k.place from sales.vehicle_moves k where k.store_id = @store and k.vehicle_id = v.id and k.place is not null order by k.at desc, k.n desc limit 1)";

    public static Text NameOf(string state) => state switch
    {
        InStock => new("在库", "In stock"),
        Allocated => new("已分配", "Allocated"),
        HandedOver => new("已交车", "Handed over"),
        "ordered" => new("已申报", "Ordered"),
        "confirmed" => new("厂家已确认", "Confirmed"),
        "vin-assigned" => new("已配VIN", "VIN assigned"),
        "factory-out" => new("已出厂", "Left the factory"),
        "in-transit" => new("在途", "In transit"),
        "damaged" => new("质损", "Damaged"),
        "test-drive" => new("试驾车", "Test-drive car"),
        "display" => new("展车", "Display car"),
        "courtesy" => new("代步、救援车", "Courtesy or rescue car"),
        "placed" => new("二网铺货", "At a secondary dealer"),
        "swapped" => new("已调拨", "Swapped away"),
        "sent-back" => new("已退回", "Sent back"),
        _ => new(state, state),
    };

    /// <summary>What happened, as the record says it.</summary>
    public static Text MoveOf(string kind) => kind switch
    {
        "received" => new("到店入库", "Came into stock"),
        "moved" => new("移库", "Moved"),
        "repaired" => new("修复，可售", "Repaired, for sale again"),
        "back" => new("恢复可售", "For sale again"),
        _ => NameOf(kind),
    };
}
