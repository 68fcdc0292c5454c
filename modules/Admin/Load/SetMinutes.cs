using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.Load;

/// <summary>Says how long one occurrence of a clause takes here (设定用时), from today on; what is learned from enough work stands before it.</summary>
[Needs(LoadRights.Say)]
internal sealed class SetMinutes(Db db, Caller caller, IHouse house, ICalendar calendar, TimeProvider clock) : IDuty
{
    internal sealed class Form
    {
        public string? Clause { get; set; }

        public int? Minutes { get; set; }
    }

    private const string Sql = """
        insert into admin.clause_minutes (store_id, clause_code, effective_from, said_at, minutes, said_by) values (@store, @clause, @today, @now, @minutes, @me)
        on conflict (store_id, clause_code, effective_from, said_at) do update set minutes = excluded.minutes, said_by = excluded.said_by
        """;

    /// <summary>Field names of problems: Clause, Minutes.</summary>
    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var problems = new Problems()
            .When(form.Clause is null || !house.Clauses.ContainsKey(form.Clause), nameof(form.Clause), "请选择条款。", "Choose a clause.")
            .When(form.Minutes is null or < 1 or > 2400, nameof(form.Minutes), "请填写1到2400分钟。", "Enter 1 to 2,400 minutes.");
        if (problems.Any) return problems.Refusal();
        await db.Do(Sql, new { clause = form.Clause, today = await calendar.Today(ct), now = clock.GetUtcNow(), minutes = form.Minutes!.Value, me = caller.PersonId }, ct);
        return Outcome.Done(null, new($"{form.Clause} 每次 {form.Minutes} 分钟", $"{form.Clause} takes {form.Minutes} minutes"));
    }
}
