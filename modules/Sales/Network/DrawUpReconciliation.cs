using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Network;

/// <summary>
/// Draws up the month's reconciliation (对账单): which of our cars were found standing there, and the deposit as the dealer's books have it.
/// Each car that is missing and a different account are differences that the sales manager owes to clear up.
/// </summary>
[Needs(NetworkRights.Keep)]
internal sealed class DrawUpReconciliation(Db db, Caller caller, TimeProvider clock) : IDuty
{
    internal sealed class Form
    {
        /// <summary>Placements that were found; the others are missing.</summary>
        public Guid[] Found { get; set => field = value ?? []; } = [];
        /// <summary>Yuan of deposit as the dealer says.</summary>
        public decimal? HeldTheirs { get; set; }
    }

    private const string HoldSql = "select 1 from sales.secondary_months where store_id = @store and id = @month for update";

    private const string MonthSql = """
        select m.dealer_id, m.dropped_at is not null as dropped, exists (select 1 from sales.secondary_reconciliations r where r.store_id = @store and r.month_id = m.id) as drawn,
               coalesce((select sum(b.amount) from sales.secondary_deposits b where b.store_id = @store and b.dealer_id = m.dealer_id), 0) as held,
               array(select p.id from sales.secondary_placements p where p.store_id = @store and p.dealer_id = m.dealer_id and p.ended_at is null order by p.placed_at, p.id) as cars
        from   sales.secondary_months m where m.store_id = @store and m.id = @month
        """;

    private const string Sql = """
        insert into sales.secondary_reconciliations (store_id, id, month_id, cars_ours, cars_found, held_ours, held_theirs, drawn_at, drawn_by)
        values (@store, @id, @month, @ours, @found, @held, @theirs, @now, @by);
        insert into sales.secondary_differences (store_id, id, reconciliation_id, kind, placement_id, found_at)
        select @store, d.id, @id, d.kind, d.placement, @now from unnest(@ids, @kinds, @placements) as d(id, kind, placement)
        """;

    public async Task<Outcome> Now(Guid month, Form form, CancellationToken ct)
    {
        if (await db.RowHolding<Month>(HoldSql, MonthSql, new { month }, ct) is not { Dropped: false } row) return Outcome.Refused("没有这家二网的这个月。", "There is no such month of a dealer.");
        if (row.Drawn) return Outcome.Refused("这个月的对账单已出。", "This month's reconciliation is drawn up already.");
        var problems = new Problems()
            .When(form.HeldTheirs is not (>= 0 and <= 99_999_999), nameof(form.HeldTheirs), "请填写对方账面的保证金（元）。", "Enter the deposit as their books have it, in yuan.")
            .When(form.Found.Except(row.Cars).Any(), nameof(form.Found), "有车已取回或售出，请刷新后再盘。", "A car is back or sold meanwhile: look again.");
        if (problems.Any) return problems.Refusal();
        var (id, now) = (Guid.CreateVersion7(), clock.GetUtcNow());
        var differences = row.Cars.Except(form.Found).Select(car => (Id: Guid.CreateVersion7(), Kind: "car-missing", Car: (Guid?)car)).ToList();
        if (form.HeldTheirs != row.Held) differences.Add((Guid.CreateVersion7(), "account", null));
        await db.Do(Sql, new
        {
            id,
            month,
            ours = row.Cars.Length,
            found = row.Cars.Intersect(form.Found).Count(),
            held = row.Held,
            theirs = form.HeldTheirs,
            now,
            by = caller.PersonId,
            ids = differences.Select(d => d.Id).ToArray(),
            kinds = differences.Select(d => d.Kind).ToArray(),
            placements = differences.Select(d => d.Car).ToArray(),
        }, ct);
        foreach (var difference in differences) db.Tell(new SecondaryMismatchFound(difference.Id, month, now), month);
        return Outcome.Done(month, differences.Count == 0 ? new("对账单已出，没有差异；请打印、双方签字", "Drawn up without a difference; print it and have both sign")
            : new($"对账单已出，有{differences.Count}处差异，已报销售经理", $"Drawn up with {differences.Count} differences; the sales manager knows"));
    }

    private sealed record Month(Guid DealerId, bool Dropped, bool Drawn, decimal Held, Guid[] Cars);
}
