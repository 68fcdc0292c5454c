using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.Supervision;

/// <summary>Says from when on somebody who never disagrees, and an approver who exempts much, are shown (设定监督线).</summary>
[Needs(SupervisionRights.SetRules)]
internal sealed class SetOversight(Db db, Caller caller, ICalendar calendar, TimeProvider clock) : IDuty
{
    internal sealed class Form
    {
        public int? NeverFrom { get; set; }

        /// <summary>In per cent.</summary>
        public int? ExemptShare { get; set; }

        /// <summary>First day; none: today.</summary>
        public DateOnly? EffectiveFrom { get; set; }
    }

    private const string Sql = """
        insert into admin.oversight_rules (store_id, effective_from, said_at, never_from, exempt_share, said_by) values (@store, @from, @now, @never, @share, @me)
        on conflict (store_id, effective_from, said_at) do update set never_from = excluded.never_from, exempt_share = excluded.exempt_share, said_by = excluded.said_by
        """;

    /// <summary>Field names of problems: NeverFrom, ExemptShare, EffectiveFrom.</summary>
    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var today = await calendar.Today(ct);
        var problems = new Problems()
            .When(form.NeverFrom is null or < 1 or > 1000, nameof(form.NeverFrom), "请填写1到1000条。", "Enter 1 to 1,000 records.")
            .When(form.ExemptShare is null or < 1 or > 100, nameof(form.ExemptShare), "请填写1到100。", "Enter 1 to 100.")
            .When(form.EffectiveFrom < today, nameof(form.EffectiveFrom), "生效日不能早于今天，以前的报表保持原来的规则。", "It cannot begin before today: earlier reports keep their rule.");
        if (problems.Any) return problems.Refusal();
        await db.Do(Sql, new { from = form.EffectiveFrom ?? today, now = clock.GetUtcNow(), never = form.NeverFrom, share = form.ExemptShare, me = caller.PersonId }, ct);
        return Outcome.Done(null, new("监督线已保存", "The lines are saved"));
    }
}
