using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Appraisal;

/// <summary>Sets one of the terms from a day on. What was drawn up, confirmed or planned before keeps its own.</summary>
[Needs(AppraisalRights.SetStandards)]
internal sealed class SetStaffTerm(Db db, Caller caller, TimeProvider clock, ICalendar calendar) : IDuty
{
    internal sealed class Form
    {
        public string? Code { get; set; }
        public int? Number { get; set; }
        /// <summary>Today when empty; never in the past.</summary>
        public DateOnly? From { get; set; }
    }

    private const string Sql = """
        insert into sales.staff_terms (store_id, code, effective_from, number, set_at, set_by) values (@store, @Code, @from, @Number, @now, @by)
        on conflict (store_id, code, effective_from) do update set number = excluded.number, set_at = excluded.set_at, set_by = excluded.set_by
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var (today, term) = (await calendar.Today(ct), StaffTerms.All.FirstOrDefault(t => t.Code == form.Code));
        var problems = new Problems()
            .When(term is null, nameof(form.Code), "请选择一项。", "Choose one.")
            .When(term is not null && !(form.Number >= term.Least && form.Number <= term.Most), nameof(form.Number), $"请填 {term?.Least} 到 {term?.Most}。", $"Between {term?.Least} and {term?.Most}.")
            .When(form.From < today, nameof(form.From), "生效日期不能早于今天。", "It cannot hold from a day in the past.");
        if (problems.Any) return problems.Refusal();
        await db.Do(Sql, new { form.Code, form.Number, from = form.From ?? today, now = clock.GetUtcNow(), by = caller.PersonId }, ct);
        return Outcome.Done(null, new("已设定", "Set"));
    }
}
