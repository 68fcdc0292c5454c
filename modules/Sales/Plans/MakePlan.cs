using Dealership.Contracts.Admin;
using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Plans;

/// <summary>
/// Makes a year's sales plan (年度销售计划) and hands it to the general manager: the months sum to the year. Of a running year the months that
/// are over stay as they were planned.
/// </summary>
[Needs(PlanRights.Make)]
internal sealed class MakePlan(Db db, Caller caller, TimeProvider clock, ICalendar calendar, PlanBasis basis) : IDuty
{
    internal sealed class Form
    {
        public int? Year { get; set; }
        /// <summary>Vehicles in the year.</summary>
        public int? Total { get; set; }
        /// <summary>Vehicles by month, 1 to 12; as last year's months were where all are empty.</summary>
        public Dictionary<string, int?> Months { get; set => field = value ?? []; } = [];
        public string? Note { get; set; }
    }

    private const string Sql = """
        insert into sales.plans (store_id, id, year, months, note, made_at, made_by, report_id)
        values (@store, @id, @Year, @months, @note, @now, @by, @report)
        on conflict (store_id, year) where decided_at is null do nothing returning id
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var today = await calendar.Today(ct);
        var problems = new Problems()
            .When(!(form.Year >= today.Year && form.Year <= today.Year + 1), nameof(form.Year), "计划做今年或明年的。", "A plan is for this year or the next.")
            .When(form.Total is not (>= 1 and <= 100_000), nameof(form.Total), "请填写全年台数。", "Enter the year's vehicles.")
            .When(form.Months.Values.Any(m => m is < 0 or > 20_000), nameof(form.Months), "月度台数不在合理范围。", "A month is out of range.")
            .When(form.Note?.Length > 500, nameof(form.Note), "最多500字。", "At most 500 characters.");
        if (problems.Any) return problems.Refusal();
        var start = await basis.Of(form.Year!.Value, ct);
        var months = form.Months.Values.All(m => m is null)
            ? start.Propose(form.Total!.Value)
            : [.. Enumerable.Range(1, 12).Select(m => start.Fixed.TryGetValue(m, out var units) ? units : form.Months.GetValueOrDefault($"{m}") ?? 0)];
        var off = months.Sum() - form.Total!.Value;
        problems.When(off != 0, nameof(form.Total), $"各月合计{months.Sum()}台，比全年{(off > 0 ? "多" : "少")}{Math.Abs(off)}台。", $"The months make {months.Sum()}: {Math.Abs(off)} {(off > 0 ? "more" : "fewer")} than the year.");
        if (problems.Any) return problems.Refusal();
        var (id, now) = (Guid.CreateVersion7(), clock.GetUtcNow());
        if (await db.Row<Guid?>(Sql, new { id, form.Year, months, note = form.Note?.Trim() ?? "", now, by = caller.PersonId, report = Guid.CreateVersion7() }, ct) is null)
            return problems.When(true, nameof(form.Year), "这一年已有一份计划在等批准。", "A plan of this year waits for its decision already.").Refusal();
        db.Tell(new PlanSubmitted(id, form.Year.Value, caller.PersonId, now), id);
        return Outcome.Done(id, new("计划已报总经理批准", "The plan is with the general manager"));
    }
}
