namespace Dealership.Sales.TestDrives;

/// <summary>
/// How a test car <c>c</c> stands, in SQL: what a tile counts, a list shows and the start of a drive refuses is one condition. Takes
/// <c>@today</c> and <c>@now</c>.
/// </summary>
internal static class TestCarView
{
    public const string Lapsed = "lapsed";
    public const string Out = "out";
    public const string Unready = "unready";
    public const string Retired = "retired";

    public const string IsInService = "c.retired_at is null";

    /// <summary>Insurance or the yearly inspection (年检) has run out.</summary>
    public const string IsLapsed = "(c.retired_at is null and (c.insured_until < @today or c.inspected_until < @today))";

    /// <summary>On the road: with a customer, or used for something else and not back.</summary>
    public const string IsOut = """
        (exists (select 1 from sales.test_car_slots s join sales.test_drives d on d.store_id = @store and d.id = s.id
                 where s.store_id = @store and s.car_id = c.id and d.started_at is not null and d.returned_at is null)
         or exists (select 1 from sales.test_car_slots s join sales.test_car_uses u on u.store_id = @store and u.id = s.id
                    where s.store_id = @store and s.car_id = c.id and u.approved and u.back_at is null and s.from_at <= @now))
        """;

    /// <summary>Nobody looked it over today, or something was lacking.</summary>
    public const string IsUnready = """
        (c.retired_at is null and not exists (select 1 from sales.test_car_preparations p
            where p.store_id = @store and p.car_id = c.id and p.day = @today and p.done_at is not null and cardinality(p.lacking) = 0))
        """;

    public static string Sql(string? view) => view switch
    {
        Lapsed => IsLapsed,
        Out => $"({IsInService} and {IsOut})",
        Unready => IsUnready,
        Retired => "c.retired_at is not null",
        _ => IsInService,
    };
}
