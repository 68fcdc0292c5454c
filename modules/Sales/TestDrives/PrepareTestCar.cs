using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.TestDrives;

/// <summary>
/// Looks a test car over before it is driven (营业前整备). What is not ticked is lacking and is said; until somebody finds nothing lacking,
/// the car stays. A second look of the day counts for the car, the first for who owed it.
/// </summary>
[Needs(TestDriveRights.Prepare)]
internal sealed class PrepareTestCar(Db db, Caller caller, TimeProvider clock) : IDuty
{
    internal sealed class Form
    {
        /// <summary>Codes of <see cref="PrepItem"/> that are in order.</summary>
        public string[] Fine { get; set; } = [];
        public string? Note { get; set; }
    }

    private const string HoldSql = "select 1 from sales.test_car_preparations where store_id = @store and id = @id for update";

    private const string LookSql = """
        select p.car_id, c.number, p.done_at is not null as seen, p.done_at is not null and cardinality(p.lacking) = 0 as ready
        from   sales.test_car_preparations p join sales.test_cars c on c.store_id = @store and c.id = p.car_id
        where  p.store_id = @store and p.id = @id and p.dropped_at is null
        """;

    private const string Sql = """
        update sales.test_car_preparations set done_at = @now, done_by = @by, lacking = @lacking, note = @note where store_id = @store and id = @id
        """;

    public async Task<Outcome> Now(Guid id, Form form, CancellationToken ct)
    {
        if (await db.RowHolding<Look>(HoldSql, LookSql, new { id }, ct) is not { } look) return Outcome.Refused("没有这次整备。", "There is no such preparation.");
        if (look.Ready) return Outcome.Refused("今天已经整备好了。", "It is ready already.");
        var lacking = PrepItem.All.Select(i => i.Code).Except(form.Fine).ToArray();
        var problems = new Problems()
            .When(form.Fine.Any(code => PrepItem.Of(code) is null), nameof(form.Fine), "没有这一项。", "There is no such item.")
            .When(lacking.Length > 0 && string.IsNullOrWhiteSpace(form.Note), nameof(form.Note), "没有打勾的，请写明怎么处理。", "Say what is done about what is not ticked.")
            .When(form.Note?.Trim().Length > 200, nameof(form.Note), "最多200字。", "At most 200 characters.");
        if (problems.Any) return problems.Refusal();
        var now = clock.GetUtcNow();
        await db.Do(Sql, new { id, now, by = caller.PersonId, lacking, note = form.Note?.Trim() ?? "" }, ct);
        if (!look.Seen) db.Tell(new TestCarPrepared(id, look.CarId, lacking.Length == 0, now, caller.PersonId), look.CarId);
        return Outcome.Done(look.CarId, lacking.Length == 0
            ? new($"{look.Number}号试驾车已整备", $"Test car no. {look.Number} is ready")
            : new($"已登记，{look.Number}号试驾车缺{lacking.Length}项，补好前不能试驾", $"Noted: {lacking.Length} things lack, and test car no. {look.Number} stays until they are put right"));
    }

    private sealed record Look(Guid CarId, int Number, bool Seen, bool Ready);
}
