using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Leads;

/// <summary>Sets a rule of leads from a day on. Clocks that run already keep their end.</summary>
[Needs(LeadRights.SetRules)]
internal sealed class SetLeadRule(Db db, Caller caller, TimeProvider clock, ICalendar calendar) : IDuty
{
    internal sealed class Form
    {
        public string? Code { get; set; }
        public int? Value { get; set; }
        /// <summary>Today when empty; never in the past.</summary>
        public DateOnly? From { get; set; }
    }

    private const string Sql = """
        insert into sales.lead_rules (store_id, code, effective_from, value, set_at, set_by) values (@store, @Code, @from, @Value, @now, @by)
        on conflict (store_id, code, effective_from) do update set value = excluded.value, set_at = excluded.set_at, set_by = excluded.set_by
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var today = await calendar.Today(ct);
        var rule = LeadRules.All.FirstOrDefault(r => r.Code == form.Code);
        var problems = new Problems()
            .When(rule is null, nameof(form.Code), "请选择规则。", "Choose a rule.")
            .When(form.Value is null || form.Value < rule?.Least || form.Value > rule?.Most, nameof(form.Value), $"请填写{rule?.Least ?? 0}到{rule?.Most ?? 1440}。", $"Between {rule?.Least ?? 0} and {rule?.Most ?? 1440}.")
            .When(form.From < today, nameof(form.From), "生效日期不能早于今天。", "It cannot hold from a day in the past.");
        if (problems.Any) return problems.Refusal();
        await db.Do(Sql, new { form.Code, form.Value, from = form.From ?? today, now = clock.GetUtcNow(), by = caller.PersonId }, ct);
        return Outcome.Done(null, new("规则已设定", "Rule set"));
    }
}
