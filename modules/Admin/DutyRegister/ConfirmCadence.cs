using Dealership.Admin.Obligations;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.DutyRegister;

/// <summary>
/// The general manager confirms or rewords a proposed cadence (确认频次). It counts into the headline from its effective
/// date, never before: earlier reports keep the rule they were made under.
/// </summary>
[Needs(LedgerRights.ConfirmCadence)]
internal sealed class ConfirmCadence(Db db, Caller caller, IHouse house, ICalendar calendar, TimeProvider clock) : IDuty
{
    internal sealed class Form
    {
        /// <summary>Other words than the proposed ones; none: as proposed.</summary>
        public string? Cadence { get; set; }

        /// <summary>The same in English; none: the Chinese words stand in both.</summary>
        public string? CadenceEn { get; set; }

        /// <summary>Another rule than the one in force, as text: <c>weekly 5 17:00</c>; for clauses that come round by themselves.</summary>
        public string? Rhythm { get; set; }

        /// <summary>First day; none: today.</summary>
        public DateOnly? EffectiveFrom { get; set; }
    }

    private const string Sql = """
        insert into admin.cadence_confirmations (store_id, id, clause_code, cadence_zh, cadence_en, effective_from, confirmed_by, confirmed_at, rhythm)
        values (@store, @id, @code, @zh, @en, @from, @me, @now, @rhythm);
        insert into admin.clause_rhythms (store_id, clause_code, effective_from, said_at, rhythm, said_by)
        select @store, @code, @from, @now, @rhythm, @me where @rhythm::text is not null
        on conflict (store_id, clause_code, effective_from, said_at) do update set rhythm = excluded.rhythm, said_by = excluded.said_by
        """;

    /// <summary>Field names of problems: Cadence, CadenceEn, EffectiveFrom.</summary>
    public async Task<Outcome> Now(string code, Form form, CancellationToken ct)
    {
        if (!house.Clauses.TryGetValue(code, out var clause)) return Outcome.Refused("没有这条职责。", "There is no such duty.");
        if (clause.Provenance == Provenance.Document)
            return Outcome.Refused("这条的频次是原文写明的，无需确认，也不能改写。", "The document itself states this cadence; it needs no confirmation and is not reworded.");
        var today = await calendar.Today(ct);
        var rhythm = Rhythm.Read(form.Rhythm);
        var zh = Said(form.Cadence) ?? rhythm?.Say().Zh;
        var en = Said(form.CadenceEn) ?? rhythm?.Say().En;
        var problems = new Problems()
            .When(zh is null && en is not null, nameof(Form.Cadence), "请填写中文频次", "Give the Chinese words too.")
            .When(zh is { Length: > 60 }, nameof(Form.Cadence), "最多60字", "At most 60 characters.")
            .When(en is { Length: > 120 }, nameof(Form.CadenceEn), "最多120个字符", "At most 120 characters.")
            .When(Said(form.Rhythm) is not null && rhythm is null, nameof(Form.Rhythm), "请选择频次和时间，时间写作 17:00。", "Choose the cadence and a time such as 17:00.")
            .When(rhythm is not null && clause.Rhythm is null, nameof(Form.Rhythm), "这条不是定期职责，没有频次规则。", "This clause does not come round by itself.")
            .When(form.EffectiveFrom < today, nameof(Form.EffectiveFrom), "生效日不能早于今天，以前的报表保持原来的规则", "It cannot begin before today: earlier reports keep their rule.");
        if (problems.Any) return problems.Refusal();
        var id = Guid.CreateVersion7();
        await db.Do(Sql, new { id, code, zh, en = en ?? zh, rhythm = (rhythm ?? clause.Rhythm)?.Text, from = form.EffectiveFrom ?? today, me = caller.PersonId, now = clock.GetUtcNow() }, ct);
        return Outcome.Done(id, new($"{code} 的频次已确认。", $"The cadence of {code} is confirmed."));
    }

    private static string? Said(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}
