using Dealership.Plugin;

namespace Dealership.Admin.Months;

/// <summary>So many working days after its end a month is closed (封存宽限): time for what comes in late.</summary>
/// <param name="EffectiveFrom">First day on which it holds.</param>
/// <param name="Days">Working days of the store.</param>
internal sealed record Grace(DateOnly EffectiveFrom, int Days)
{
    /// <summary>What holds until the store says otherwise: a week.</summary>
    public static Grace Usual { get; } = new(DateOnly.MinValue, 5);

    private const string Sql = """
        select g.effective_from, g.days from admin.closing_graces g
        join   admin.stores s on s.store_id = @store
        where  g.store_id = @store and g.effective_from <= (@now at time zone s.zone)::date
        order  by g.effective_from desc, g.said_at desc limit 1
        """;

    /// <summary>The one that holds at an instant.</summary>
    public static async Task<Grace> At(Db db, DateTimeOffset now, CancellationToken ct) => await db.Row<Grace>(Sql, new { now }, ct) ?? Usual;
}
