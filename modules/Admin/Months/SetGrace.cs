using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.Months;

/// <summary>Says how many working days after its end a month is closed (设定封存宽限), from today on; closed months stay closed.</summary>
[Needs(MonthRights.Keep)]
internal sealed class SetGrace(Db db, Caller caller, ICalendar calendar, TimeProvider clock) : IDuty
{
    internal sealed class Form
    {
        /// <summary>Working days of the store.</summary>
        public int? Days { get; set; }
    }

    private const string Sql = """
        insert into admin.closing_graces (store_id, effective_from, said_at, days, said_by) values (@store, @today, @now, @days, @me)
        on conflict (store_id, effective_from, said_at) do update set days = excluded.days, said_by = excluded.said_by
        """;

    /// <summary>Field names of problems: Days.</summary>
    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var problems = new Problems().When(form.Days is null or < 1 or > 20, nameof(form.Days), "请填写1到20个工作日。", "Enter 1 to 20 working days.");
        if (problems.Any) return problems.Refusal();
        await db.Do(Sql, new { today = await calendar.Today(ct), now = clock.GetUtcNow(), days = form.Days!.Value, me = caller.PersonId }, ct);
        return Outcome.Done(null, new($"每月结束后 {form.Days} 个工作日封存", $"Months close {form.Days} working days after their end"));
    }
}
