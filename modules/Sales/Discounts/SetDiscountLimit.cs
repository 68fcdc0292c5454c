using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Discounts;

/// <summary>Sets up to where a position may go, from a day on. What was decided before stays.</summary>
[Needs(DiscountRights.SetLimits)]
internal sealed class SetDiscountLimit(Db db, Caller caller, TimeProvider clock, ICalendar calendar) : IDuty
{
    internal sealed class Form
    {
        public string? Position { get; set; }
        public decimal? Percent { get; set; }
        /// <summary>Today when empty; never in the past.</summary>
        public DateOnly? From { get; set; }
    }

    private const string Sql = """
        insert into sales.discount_limits (store_id, position, effective_from, percent, set_at, set_by) values (@store, @Position, @from, @Percent, @now, @by)
        on conflict (store_id, position, effective_from) do update set percent = excluded.percent, set_at = excluded.set_at, set_by = excluded.set_by
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var today = await calendar.Today(ct);
        var problems = new Problems()
            .When(!DiscountLimits.Positions.Contains(form.Position ?? ""), nameof(form.Position), "请选择岗位。", "Choose the position.")
            .When(form.Percent is not (>= 0 and <= 100), nameof(form.Percent), "权限是0到100%。", "Between 0 and 100 %.")
            .When(form.From < today, nameof(form.From), "生效日期不能早于今天。", "It cannot hold from a day in the past.");
        if (problems.Any) return problems.Refusal();
        await db.Do(Sql, new { form.Position, form.Percent, from = form.From ?? today, now = clock.GetUtcNow(), by = caller.PersonId }, ct);
        return Outcome.Done(null, new("折扣权限已设定", "Limit set"));
    }
}
