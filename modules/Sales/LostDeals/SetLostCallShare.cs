using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.LostDeals;

/// <summary>Sets how many of a hundred lost customers are called once more, from a day on. What is drawn stays drawn.</summary>
[Needs(LostRights.SetShare)]
internal sealed class SetLostCallShare(Db db, Caller caller, TimeProvider clock, ICalendar calendar) : IDuty
{
    internal sealed class Form
    {
        public int? Percent { get; set; }
        /// <summary>Today when empty; never in the past.</summary>
        public DateOnly? From { get; set; }
    }

    private const string Sql = """
        insert into sales.lost_call_shares (store_id, effective_from, percent, set_at, set_by) values (@store, @from, @Percent, @now, @by)
        on conflict (store_id, effective_from) do update set percent = excluded.percent, set_at = excluded.set_at, set_by = excluded.set_by
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var today = await calendar.Today(ct);
        var problems = new Problems()
            .When(form.Percent is not (>= 0 and <= 100), nameof(form.Percent), "比例是0到100。", "Between 0 and 100.")
            .When(form.From < today, nameof(form.From), "生效日期不能早于今天。", "It cannot hold from a day in the past.");
        if (problems.Any) return problems.Refusal();
        await db.Do(Sql, new { form.Percent, from = form.From ?? today, now = clock.GetUtcNow(), by = caller.PersonId }, ct);
        return Outcome.Done(null, new("回访比例已设定", "Share set"));
    }
}
