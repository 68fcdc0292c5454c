using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Sales.Appraisal;

namespace Dealership.Sales.Training;

/// <summary>
/// Checks what was passed on (检查转训): it passes only where every listener passed the test; otherwise it is owed again. Never by whoever held it.
/// </summary>
[Needs(TrainingRights.Check)]
internal sealed class CheckRetraining(Db db, Caller caller, TimeProvider clock, StaffTerms terms) : IDuty
{
    internal sealed class Form
    {
        /// <summary><c>passed</c> or <c>again</c>.</summary>
        public string? Verdict { get; set; }
        public string? Words { get; set; }
    }

    private const string RowSql = """
        select r.nomination_id, r.by_person, r.held_on, r.checked_at is not null as checked,
               (select min(p.score) from sales.retraining_people p where p.store_id = @store and p.retraining_id = r.id) as lowest
        from   sales.retrainings r where r.store_id = @store and r.id = @id for update
        """;

    private const string Sql = "update sales.retrainings set checked_at = @now, checked_by = @by, check_id = @check, passed = @passed, words = @words where store_id = @store and id = @id";

    public async Task<Outcome> Now(Guid id, Form form, CancellationToken ct)
    {
        if (await db.Row<Row>(RowSql, new { id }, ct) is not { } row) return Outcome.Refused("没有这次转训。", "There is no such session.");
        if (row.Checked) return Outcome.Refused("这次转训已经检查过。", "It was checked already.");
        if (row.ByPerson == caller.PersonId) return Outcome.Refused("自己讲的转训由别人检查。", "Who held it does not check it.");
        var mark = await terms.Of(StaffTerms.PassMark, ct, row.HeldOn);
        var passed = form.Verdict == "passed";
        var problems = new Problems()
            .When(form.Verdict is not ("passed" or "again"), nameof(form.Verdict), "请选择结果。", "Choose the result.")
            .When(passed && row.Lowest < mark, nameof(form.Verdict), $"有人只得了{row.Lowest}分，合格线是{mark}分，请让他重新转训测验。", $"Somebody has {row.Lowest} only and {mark} passes: have it tested again.")
            .When(form.Words?.Length > 500 || (form.Verdict == "again" && string.IsNullOrWhiteSpace(form.Words)), nameof(form.Words), "请写哪里不够，最多500字。", "Say what is missing, in at most 500 characters.");
        if (problems.Any) return problems.Refusal();
        var (now, check) = (clock.GetUtcNow(), Guid.CreateVersion7());
        await db.Do(Sql, new { id, now, by = caller.PersonId, check, passed, words = form.Words?.Trim() ?? "" }, ct);
        db.Tell(new RetrainingChecked(check, id, row.NominationId, now, caller.PersonId), row.NominationId);
        if (!passed) db.Tell(new RetrainingRefused(id, now), row.NominationId);
        return Outcome.Done(row.NominationId, passed ? new("转训合格", "It passes") : new("转训退回，需重新转训", "It is owed again"));
    }

    private sealed record Row(Guid NominationId, Guid ByPerson, DateOnly HeldOn, bool Checked, int? Lowest);
}
