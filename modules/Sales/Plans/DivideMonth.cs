using Dealership.Contracts.Admin;
using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Plans;

/// <summary>
/// Divides a month of the plan (月度分解) by model and by consultant; both sum to the month. Who sells how many of which follows from the two.
/// What is left empty is proposed from the three months before.
/// </summary>
[Needs(PlanRights.Make)]
internal sealed class DivideMonth(Db db, Caller caller, TimeProvider clock, ICalendar calendar, MonthPlan months) : IDuty
{
    internal sealed class Form
    {
        /// <summary>Vehicles by model code.</summary>
        public Dictionary<string, int?> Models { get; set => field = value ?? []; } = [];
        /// <summary>Vehicles by consultant.</summary>
        public Dictionary<string, int?> Consultants { get; set => field = value ?? []; } = [];
    }

    private const string Sql = """
        insert into sales.month_plans (store_id, id, plan_id, year, month, target, set_at, set_by) values (@store, @id, @plan, @year, @month, @target, @now, @by);
        insert into sales.month_plan_cells (store_id, month_id, model_code, consultant_id, units)
        select @store, @id, c.model, c.consultant, c.units from unnest(@models, @consultants, @units) as c(model, consultant, units) where c.units > 0
        """;

    public async Task<Outcome> Now(int year, int month, Form form, CancellationToken ct)
    {
        if (month is < 1 or > 12 || year is < 2000 or > 2100) return Outcome.Refused("没有这个月份。", "There is no such month.");
        var today = await calendar.Today(ct);
        if (12 * (year - today.Year) + month - today.Month is not (0 or 1)) return Outcome.Refused("只分解本月和下月。", "Only this month and the next are divided.");
        var plan = await months.Of(year, month, ct);
        if (plan.Target is not { } target || plan.PlanId is null) return Outcome.Refused("这一年还没有批准的计划。", "This year has no approved plan yet.");
        if (plan.Consultants.Count == 0 || plan.Models.Count == 0) return Outcome.Refused("还没有车型或销售顾问，无法分解。", "There is no model or no consultant yet to divide it by.");
        var problems = new Problems();
        var models = Parts(plan.Models, form.Models, target, nameof(form.Models), problems);
        var consultants = Parts(plan.Consultants, form.Consultants, target, nameof(form.Consultants), problems);
        if (problems.Any) return problems.Refusal();
        var cells = Apportion.Table(models, consultants);
        var (id, now) = (Guid.CreateVersion7(), clock.GetUtcNow());
        var all = (from m in Enumerable.Range(0, models.Length) from c in Enumerable.Range(0, consultants.Length) select (Model: plan.Models[m].Key, Consultant: Guid.Parse(plan.Consultants[c].Key), Units: cells[m][c])).ToArray();
        await db.Do(Sql, new
        {
            id,
            plan = plan.PlanId,
            year,
            month,
            target,
            now,
            by = caller.PersonId,
            models = all.Select(a => a.Model).ToArray(),
            consultants = all.Select(a => a.Consultant).ToArray(),
            units = all.Select(a => a.Units).ToArray(),
        }, ct);
        db.Tell(new MonthPlanned(id, year, month, caller.PersonId, now), id);
        return Outcome.Done(id, new($"{month}月计划已分解：{target}台", $"Month {month} is divided: {target} vehicles"));
    }

    /// <summary>What was typed, or the proposal where nothing was; a problem beside it where it does not sum to the month.</summary>
    private static int[] Parts(IReadOnlyList<MonthPlan.Part> known, Dictionary<string, int?> typed, int target, string field, Problems problems)
    {
        if (typed.Values.All(v => v is null)) return Apportion.By(target, [.. known.Select(k => (decimal)k.Before)]);
        var parts = known.Select(k => typed.GetValueOrDefault(k.Key) ?? 0).ToArray();
        problems.When(parts.Any(p => p is < 0 or > 20_000), field, "台数不在合理范围。", "A number is out of range.");
        if (parts.Sum() - target is not 0 and var off)
            problems.When(true, field, $"合计{parts.Sum()}台，比本月计划{(off > 0 ? "多" : "少")}{Math.Abs(off)}台。", $"They make {parts.Sum()}: {Math.Abs(off)} {(off > 0 ? "more" : "fewer")} than the month's plan.");
        return parts;
    }
}
