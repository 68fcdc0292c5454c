using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Stock;

/// <summary>Sets a standard of the stock from a day on. What was reckoned or told before stays.</summary>
[Needs(StockRights.Settings)]
internal sealed class SetStockStandard(Db db, Caller caller, TimeProvider clock, ICalendar calendar, StockStandards standards) : IDuty
{
    /// <summary>In the order in which they must rise.</summary>
    private static readonly string[][] Rising = [[StockStandards.Green, StockStandards.Normal, StockStandards.Yellow, StockStandards.Orange], [StockStandards.Low, StockStandards.Reasonable, StockStandards.Warning, StockStandards.VeryHigh]];

    internal sealed class Form
    {
        public string? Code { get; set; }
        public decimal? Value { get; set; }
        /// <summary>Today when empty; never in the past.</summary>
        public DateOnly? From { get; set; }
    }

    private const string Sql = """
        insert into sales.stock_settings (store_id, code, effective_from, value, set_at, set_by) values (@store, @Code, @from, @Value, @now, @by)
        on conflict (store_id, code, effective_from) do update set value = excluded.value, set_at = excluded.set_at, set_by = excluded.set_by
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var today = await calendar.Today(ct);
        var (standard, from) = (StockStandards.All.FirstOrDefault(s => s.Code == form.Code), form.From ?? today);
        var days = standard?.Code.StartsWith("age-", StringComparison.Ordinal) == true;
        var problems = new Problems()
            .When(standard is null, nameof(form.Code), "请选择标准。", "Choose the standard.")
            .When(days && (form.Value is not (>= 1 and <= 999) || form.Value % 1 != 0), nameof(form.Value), "天数是1到999的整数。", "Whole days, 1 to 999.")
            .When(!days && form.Value is not (> 0 and <= 100), nameof(form.Value), "请填0到100之间的数。", "Above 0, at most 100.")
            .When(form.From < today, nameof(form.From), "生效日期不能早于今天。", "It cannot hold from a day in the past.");
        if (!problems.Any && Rising.FirstOrDefault(r => r.Contains(form.Code)) is { } rising)
        {
            var then = (await standards.Values(from, ct)).ToDictionary();
            then[form.Code!] = form.Value!.Value;
            problems.When(rising.Zip(rising.Skip(1)).Any(p => then[p.First] >= then[p.Second]), nameof(form.Value), "各档必须一档比一档高。", "Each must be above the one before it.");
        }
        if (problems.Any) return problems.Refusal();
        await db.Do(Sql, new { form.Code, form.Value, from, now = clock.GetUtcNow(), by = caller.PersonId }, ct);
        return Outcome.Done(null, new("库存标准已设定", "Standard set"));
    }
}
