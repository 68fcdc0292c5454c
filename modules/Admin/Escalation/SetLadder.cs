using Dealership.Admin.Obligations;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.Escalation;

/// <summary>Says after how many working days late whose matter an obligation becomes (设定升级阶梯), from a day on.</summary>
[Needs(LedgerRights.ConfirmCadence)]
internal sealed class SetLadder(Db db, Caller caller, ICalendar calendar, TimeProvider clock) : IDuty
{
    internal sealed class Form
    {
        /// <summary>Working days until the superior sees it.</summary>
        public int? First { get; set; }

        /// <summary>Until his superior does.</summary>
        public int? Second { get; set; }

        /// <summary>Until everybody further up does.</summary>
        public int? Third { get; set; }
    }

    private const string Sql = """
        insert into admin.escalation_ladders (store_id, effective_from, said_at, days, said_by) values (@store, @today, @now, @days, @me)
        on conflict (store_id, effective_from, said_at) do update set days = excluded.days, said_by = excluded.said_by
        """;

    /// <summary>Field names of problems: First, Second, Third.</summary>
    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var problems = new Problems()
            .When(form.First is null or < 1 or > 60, nameof(form.First), "请填写1到60个工作日。", "Enter 1 to 60 working days.")
            .When(form.Second is null or < 1 or > 60 || form.Second < form.First, nameof(form.Second), "不能早于上一级，且不超过60个工作日。", "Not before the step below it, and 60 working days at most.")
            .When(form.Third is null or < 1 or > 60 || form.Third < form.Second, nameof(form.Third), "不能早于上一级，且不超过60个工作日。", "Not before the step below it, and 60 working days at most.");
        if (problems.Any) return problems.Refusal();
        await db.Do(Sql, new { today = await calendar.Today(ct), now = clock.GetUtcNow(), days = new[] { form.First!.Value, form.Second!.Value, form.Third!.Value }, me = caller.PersonId }, ct);
        return Outcome.Done(null, new("升级阶梯已生效", "The ladder holds from today"));
    }
}
