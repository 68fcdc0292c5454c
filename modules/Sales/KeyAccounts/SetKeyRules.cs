using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.KeyAccounts;

/// <summary>Sets the rules of key accounts from a day on. Filings and visits before keep their days.</summary>
[Needs(KeyAccountRights.SetRules)]
internal sealed class SetKeyRules(Db db, Caller caller, TimeProvider clock, ICalendar calendar) : IDuty
{
    internal sealed class Form
    {
        public int? EntryUnits { get; set; }
        public int? FilingDays { get; set; }
        public int? VisitDays { get; set; }
        /// <summary>Today when empty; never in the past.</summary>
        public DateOnly? From { get; set; }
    }

    private const string Sql = """
        insert into sales.key_rules (store_id, effective_from, entry_units, filing_days, visit_days, set_at, set_by) values (@store, @from, @EntryUnits, @FilingDays, @VisitDays, @now, @by)
        on conflict (store_id, effective_from) do update set entry_units = excluded.entry_units, filing_days = excluded.filing_days, visit_days = excluded.visit_days, set_at = excluded.set_at, set_by = excluded.set_by
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var today = await calendar.Today(ct);
        var problems = new Problems()
            .When(form.EntryUnits is not (>= 1 and <= 999), nameof(form.EntryUnits), "准入台数是1到999台。", "Between 1 and 999 cars.")
            .When(form.FilingDays is not (>= 1 and <= 999), nameof(form.FilingDays), "有效期是1到999天。", "Between 1 and 999 days.")
            .When(form.VisitDays is not (>= 1 and <= 366), nameof(form.VisitDays), "回访间隔是1到366天。", "Between 1 and 366 days.")
            .When(form.From < today, nameof(form.From), "生效日期不能早于今天。", "It cannot hold from a day in the past.");
        if (problems.Any) return problems.Refusal();
        await db.Do(Sql, new { form.EntryUnits, form.FilingDays, form.VisitDays, from = form.From ?? today, now = clock.GetUtcNow(), by = caller.PersonId }, ct);
        return Outcome.Done(null, new("大客户规则已设定", "Rules of key accounts set"));
    }
}
