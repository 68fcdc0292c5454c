using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Stock;

/// <summary>Closes the count (完成盘点) with a reason for each difference; nothing is closed before anything was found.</summary>
[Needs(StockRights.Keep)]
internal sealed class CloseStockTake(Db db, Caller caller, TimeProvider clock, StockTake take) : IDuty
{
    internal sealed class Reason
    {
        public string Vin { get; set; } = "";
        public string? Text { get; set; }
    }

    internal sealed class Form
    {
        public List<Reason> Reasons { get; set; } = [];
    }

    private const string OpenSql = "select id from sales.stock_takes where store_id = @store and id = @id and closed_at is null for update";

    private const string Sql = """
        update sales.stock_take_cars c set reason = g.reason from unnest(@vins, @reasons) as g(vin, reason) where c.store_id = @store and c.take_id = @id and c.vin = g.vin;
        update sales.stock_takes set closed_at = @now, closed_by = @by where store_id = @store and id = @id
        """;

    public async Task<Outcome> Now(Guid id, Form form, CancellationToken ct)
    {
        if (await db.Row<Guid?>(OpenSql, new { id }, ct) is null || await take.Show(id, ct) is not { } view) return Outcome.Refused("没有这次盘点，或它已完成。", "There is no such count, or it is closed.");
        if (view.Head is { Found: 0, Expected: > 0 }) return Outcome.Refused("还没有录入任何一辆车。", "No vehicle was entered yet.");
        var differences = view.Cars.Where(c => c.Difference is not null).ToArray();
        var problems = new Problems();
        foreach (var car in differences)
        {
            var at = form.Reasons.FindIndex(r => r.Vin == car.Vin);
            problems.When(at < 0 || string.IsNullOrWhiteSpace(form.Reasons[at].Text), $"Reasons[{at}].Text", $"…{car.Vin[^6..]} 请写明差异原因。", $"…{car.Vin[^6..]}: say why it differs.")
                .When(at >= 0 && form.Reasons[at].Text?.Length > 300, $"Reasons[{at}].Text", "最多300字。", "At most 300 characters.");
        }
        if (problems.Any) return problems.Refusal();
        var now = clock.GetUtcNow();
        await db.Do(Sql, new { id, vins = differences.Select(c => c.Vin).ToArray(), reasons = differences.Select(c => form.Reasons.Find(r => r.Vin == c.Vin)!.Text!.Trim()).ToArray(), now, by = caller.PersonId }, ct);
        db.Tell(new StockTaken(id, now, caller.PersonId), id);
        return Outcome.Done(id, differences.Length == 0 ? new("盘点完成，账实相符", "Counted: everything is there") : new($"盘点完成，差异{differences.Length}辆", $"Counted: {differences.Length} differ"));
    }
}
