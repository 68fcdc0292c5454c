using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Stock;

/// <summary>
/// Says what becomes of a vehicle that has stood long (长库龄决定): promotion, a larger discount limit, a swap, or kept with a reason. The red band is
/// the general manager's. It is due again when the vehicle enters the next band.
/// </summary>
[Needs(StockRights.Decide)]
internal sealed class DecideAged(Db db, Caller caller, TimeProvider clock) : IDuty
{
    public static IReadOnlyList<string> Decisions { get; } = ["promotion", "discount", "swap", "keep"];

    internal sealed class Form
    {
        public string? Decision { get; set; }
        public string? Note { get; set; }
        /// <summary>Discount limit asked for, yuan.</summary>
        public decimal? Wish { get; set; }
    }

    private const string OpenSql = "select band, decided_at is not null as decided, dropped_at is not null as dropped from sales.ageings where store_id = @store and id = @id for update";

    private const string Sql = "update sales.ageings set decision = @Decision, note = @note, wish = @wish, decided_at = @now, decided_by = @by where store_id = @store and id = @id";

    public async Task<Outcome> Now(Guid id, Form form, CancellationToken ct)
    {
        if (await db.Row<Open>(OpenSql, new { id }, ct) is not { } open) return Outcome.Refused("没有这一条库龄预警。", "There is no such entry.");
        if (open.Decided) return Outcome.Refused("已有人决定；进入下一档时再决定。", "Somebody has decided; the next decision is due in the next band.");
        if (open.Dropped) return Outcome.Refused("这辆车已离开或进入下一档，这一条不用再决定。", "It left or is in the next band: nothing is to be decided here.");
        if (open.Band == AgeBand.Red && !caller.May(StockRights.DecideRed)) return Outcome.Refused("红档由总经理决定。", "The red band is the general manager's.");
        var problems = new Problems()
            .When(!Decisions.Contains(form.Decision), nameof(form.Decision), "请选择怎么办。", "Choose what becomes of it.")
            .When(string.IsNullOrWhiteSpace(form.Note), nameof(form.Note), "请写明方案或理由。", "Write the plan, or the reason.")
            .When(form.Note?.Length > 500, nameof(form.Note), "最多500字。", "At most 500 characters.")
            .When(form.Decision == "discount" && form.Wish is not (> 0 and <= 999_999), nameof(form.Wish), "请填写要多少优惠额度。", "Enter the limit you ask for.");
        if (problems.Any) return problems.Refusal();
        var now = clock.GetUtcNow();
        await db.Do(Sql, new { id, form.Decision, note = form.Note!.Trim(), wish = form.Decision == "discount" ? form.Wish : null, now, by = caller.PersonId }, ct);
        db.Tell(new AgedVehicleDecided(id, form.Decision!, now, caller.PersonId), id);
        return Outcome.Done(id, new("已决定", "Decided"));
    }

    private sealed record Open(string Band, bool Decided, bool Dropped);
}
