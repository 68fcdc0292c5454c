using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Cards;

/// <summary>Sets the interval of a level, or how long is silent, from a day on. Contacts planned before keep their day.</summary>
[Needs(CardRights.SetDays)]
internal sealed class SetContactDays(Db db, Caller caller, TimeProvider clock, ICalendar calendar) : IDuty
{
    internal sealed class Form
    {
        public string? Code { get; set; }
        public int? Days { get; set; }
        /// <summary>Today when empty; never in the past.</summary>
        public DateOnly? From { get; set; }
    }

    private const string Sql = """
        insert into sales.contact_days (store_id, code, effective_from, days, set_at, set_by) values (@store, @Code, @from, @Days, @now, @by)
        on conflict (store_id, code, effective_from) do update set days = excluded.days, set_at = excluded.set_at, set_by = excluded.set_by
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var today = await calendar.Today(ct);
        var problems = new Problems()
            .When(form.Code is not (ContactDays.Silence or ContactDays.First) && !Level.Is(form.Code), nameof(form.Code), "请选择级别。", "Choose the level.")
            .When(form.Days is not (>= 1 and <= 365), nameof(form.Days), "间隔是1到365天。", "Between 1 and 365 days.")
            .When(form.From < today, nameof(form.From), "生效日期不能早于今天。", "It cannot hold from a day in the past.");
        if (problems.Any) return problems.Refusal();
        await db.Do(Sql, new { form.Code, form.Days, from = form.From ?? today, now = clock.GetUtcNow(), by = caller.PersonId }, ct);
        return Outcome.Done(null, new("跟进间隔已设定", "Interval set"));
    }
}
