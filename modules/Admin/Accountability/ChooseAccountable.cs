using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.Accountability;

/// <summary>
/// The general manager says which of those who claim a matter is finally accountable (指定最终负责). The next one goes there; what is
/// owed already stays with whoever owes it.
/// </summary>
[Needs(AccountabilityRights.Choose)]
internal sealed class ChooseAccountable(Db db, Caller caller, IHouse house, ICalendar calendar, TimeProvider clock) : IDuty
{
    internal sealed class Form
    {
        /// <summary>Code of one of the clauses that claim it.</summary>
        public string? Clause { get; set; }

        /// <summary>First day; none: from now on.</summary>
        public DateOnly? EffectiveFrom { get; set; }
    }

    private const string Sql = """
        insert into admin.accountabilities (store_id, matter, effective_from, chosen_at, clause_code, chosen_by) values (@store, @matter, @from, @now, @clause, @me)
        on conflict (store_id, matter, effective_from, chosen_at) do update set clause_code = excluded.clause_code, chosen_by = excluded.chosen_by
        """;

    /// <summary>Field names of problems: Clause, EffectiveFrom.</summary>
    public async Task<Outcome> Now(string key, Form form, CancellationToken ct)
    {
        if (Matter.All(house).FirstOrDefault(m => m.Key == key) is not { } matter) return Outcome.Refused("没有这个事项。", "There is no such matter.");
        if (matter.Kind != "contested") return Outcome.Refused("这个事项没有几个岗位同时认领，不需要指定。", "This matter is not claimed by several positions; there is nothing to choose.");
        var today = await calendar.Today(ct);
        var chosen = matter.Claims.FirstOrDefault(c => c.Code == form.Clause);
        var problems = new Problems()
            .When(chosen is null, nameof(Form.Clause), "请在认领的条款中选一条", "Choose one of the clauses that claim it.")
            .When(form.EffectiveFrom < today, nameof(Form.EffectiveFrom), "生效日不能早于今天，过去的不改", "It cannot begin before today: the past stays.");
        if (problems.Any) return problems.Refusal();
        await db.Do(Sql, new { matter = key, from = form.EffectiveFrom ?? today, now = clock.GetUtcNow(), clause = chosen!.Code, me = caller.PersonId }, ct);
        return Outcome.Done(null, new($"{matter.Name.Zh}：最终负责为 {chosen.Code}，下一件起按此分派", $"{matter.Name.En}: {chosen.Code} is finally accountable, from the next one on"));
    }
}
