namespace Dealership.Sales.Network;

/// <summary>
/// Secondary dealers <c>d</c> with agreement, deposit and the cars that stand there, and which of them a figure means: the figure, the list
/// behind it and the guard on placing cars are one condition. Takes <c>@today</c> and <c>@cover</c>, the deposit that a car takes.
/// </summary>
internal static class DealerView
{
    public const string Active = "active";
    public const string Candidate = "candidate";
    public const string Breach = "breach";
    public const string Expiring = "expiring";
    public const string Ended = "ended";

    public const string From = """
        (select x.*, a.id as agreement_id, a.number as agreement_no, a.valid_from, a.valid_to, a.car_limit, a.monthly_target,
                (select count(*)::int from sales.secondary_placements p where p.store_id = @store and p.dealer_id = x.id and p.ended_at is null) as placed,
                coalesce((select sum(b.amount) from sales.secondary_deposits b where b.store_id = @store and b.dealer_id = x.id), 0) as deposit
         from   sales.secondary_dealers x
         left   join lateral (select * from sales.secondary_agreements g where g.store_id = @store and g.dealer_id = x.id and g.valid_from <= @today
                              order by g.valid_from desc, g.at desc limit 1) a on true
         where  x.store_id = @store) d
        """;

    public const string IsActive = "(d.ended_at is null and d.started_at is not null)";
    public const string IsOver = "(d.placed > coalesce(d.car_limit, 0))";
    public const string IsUncovered = "(d.placed * @cover > d.deposit)";
    public const string IsExpired = "(d.placed > 0 and (d.valid_to is null or d.valid_to < @today))";
    public const string IsBreach = $"({IsActive} and ({IsOver} or {IsUncovered} or {IsExpired}))";

    public static string Sql(string? view) => view switch
    {
        Candidate => "(d.ended_at is null and d.started_at is null)",
        Breach => IsBreach,
        Expiring => $"({IsActive} and d.valid_to between @today and @today + 60)",
        Ended => "d.ended_at is not null",
        "all" => "true",
        _ => IsActive,
    };

    /// <summary>Locks a dealer (<c>@dealer</c>): whoever changes what stands there waits for whoever came first.</summary>
    public const string Hold = "select id from sales.secondary_dealers where store_id = @store and id = @dealer for update";
}
