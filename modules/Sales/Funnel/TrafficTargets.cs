using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Funnel;

/// <summary>First visits and leads that a month should bring (集客目标): each holds from its month on, until another does.</summary>
[Needs(FunnelRights.See)]
internal sealed class TrafficTargets(Db db) : IRead
{
    internal sealed record Row(DateOnly EffectiveFrom, int Visits, int Leads);

    private const string Sql = "select effective_from, visits, leads from sales.traffic_targets where store_id = @store order by effective_from desc limit 36";

    private const string OnSql = "select effective_from, visits, leads from sales.traffic_targets where store_id = @store and effective_from <= @month order by effective_from desc limit 1";

    /// <summary>Of a month; nothing while none was set.</summary>
    public Task<Row?> On(DateOnly month, CancellationToken ct) => db.Row<Row>(OnSql, new { month }, ct);

    /// <summary>All of the last years, the latest first.</summary>
    public Task<IReadOnlyList<Row>> All(CancellationToken ct) => db.Rows<Row>(Sql, null, ct);
}

/// <summary>Sets them from a month on, this one or a later one: what a past month was held against stays.</summary>
[Needs(FunnelRights.SetTargets)]
internal sealed class SetTrafficTargets(Db db, Caller caller, TimeProvider clock, ICalendar calendar) : IDuty
{
    private const int Most = 100_000;

    internal sealed class Form
    {
        public int? Visits { get; set; }
        public int? Leads { get; set; }
        /// <summary>Any day of the month it holds from; this one when empty.</summary>
        public DateOnly? From { get; set; }
    }

    private const string Sql = """
        insert into sales.traffic_targets (store_id, effective_from, visits, leads, set_at, set_by) values (@store, @month, @Visits, @Leads, @now, @by)
        on conflict (store_id, effective_from) do update set visits = excluded.visits, leads = excluded.leads, set_at = excluded.set_at, set_by = excluded.set_by
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var today = await calendar.Today(ct);
        var (current, day) = (new DateOnly(today.Year, today.Month, 1), form.From ?? today);
        var month = new DateOnly(day.Year, day.Month, 1);
        var problems = new Problems()
            .When(form.Visits is not (>= 1 and <= Most), nameof(form.Visits), "请填写1到100000的目标。", "Enter a target from 1 to 100,000.")
            .When(form.Leads is not (>= 1 and <= Most), nameof(form.Leads), "请填写1到100000的目标。", "Enter a target from 1 to 100,000.")
            .When(month < current, nameof(form.From), "已过去的月份不能改目标。", "A past month keeps its target.");
        if (problems.Any) return problems.Refusal();
        await db.Do(Sql, new { month, form.Visits, form.Leads, now = clock.GetUtcNow(), by = caller.PersonId }, ct);
        return Outcome.Done(null, new($"{month.Year}年{month.Month}月起的集客目标已设定", $"Targets set from {month:yyyy-MM} on"));
    }
}
