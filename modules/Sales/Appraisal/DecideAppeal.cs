using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Appraisal;

/// <summary>
/// Decides an appeal (申诉裁定): rejected with the reason, or upheld with the value put right, what it was being kept; the result is confirmed
/// anew. Neither by the one who appealed nor by anybody who scored the sheet.
/// </summary>
[Needs(AppraisalRights.Decide)]
internal sealed class DecideAppeal(Db db, Caller caller, TimeProvider clock) : IDuty
{
    public const string Upheld = "upheld";
    public const string Rejected = "rejected";

    internal sealed class Form
    {
        public string? Verdict { get; set; }
        /// <summary>Which indicator is put right.</summary>
        public int? Number { get; set; }
        /// <summary>What its value should be.</summary>
        public decimal? Value { get; set; }
        public string? Words { get; set; }
    }

    private const string AppealSql = "select id, decided_at is not null as decided from sales.appraisal_appeals where store_id = @store and appraisal_id = @sheet";

    private const string Sql = """
        update sales.appraisal_appeals set decided_at = @now, decided_by = @by, upheld = @upheld, decision = @words, number = @number, was = @was, becomes = @value
        where  store_id = @store and id = @appeal and decided_at is null
        """;

    private const string ValueSql = "update sales.appraisal_values set value = @value where store_id = @store and appraisal_id = @sheet and number = @number";

    public async Task<Outcome> Now(Guid sheet, Form form, CancellationToken ct)
    {
        if (await SheetHold.Take(db, sheet, ct) is not { } head || await db.Row<Appeal>(AppealSql, new { sheet }, ct) is not { } appeal) return Outcome.Refused("没有这份申诉。", "There is no such appeal.");
        if (appeal.Decided) return Outcome.Refused("这份申诉已经裁定。", "This appeal is decided already.");
        var (lines, grades) = await SheetLines.Of(db, sheet, ct);
        if (head.PersonId == caller.PersonId || head.ConfirmedBy == caller.PersonId || lines.Any(l => l.SetBy == caller.PersonId))
            return Outcome.Refused("本人和评分的人都不能裁定这份申诉。", "Neither who was assessed nor who scored the sheet decides this appeal.");
        var (upheld, line) = (form.Verdict == Upheld, lines.FirstOrDefault(l => l.Number == form.Number));
        var problems = new Problems()
            .When(form.Verdict is not (Upheld or Rejected), nameof(form.Verdict), "请选择裁定。", "Choose the decision.")
            .When(upheld && line is null, nameof(form.Number), "请选择要改的指标。", "Choose the line that is put right.")
            .When(upheld && form.Value is null or < -1_000_000 or > 1_000_000, nameof(form.Value), "请填写应有的数值。", "Enter what the value should be.")
            .When(form.Words?.Trim().Length is null or 0 or > 1000, nameof(form.Words), "请写明理由，最多1000字。", "Give the reason, in at most 1,000 characters.");
        if (problems.Any) return problems.Refusal();
        var now = clock.GetUtcNow();
        var value = upheld ? decimal.Round(form.Value!.Value, 2) : (decimal?)null;
        await db.Do(Sql, new { appeal = appeal.Id, now, by = caller.PersonId, upheld, words = form.Words!.Trim(), number = upheld ? form.Number : null, was = upheld ? line!.Value : null, value }, ct);
        db.Tell(new AppealDecided(appeal.Id, sheet, now, caller.PersonId), sheet);
        if (upheld)
        {
            await db.Do(ValueSql, new { sheet, number = form.Number, value }, ct);
            await ConfirmSheet.Write(db, head, SheetLines.Result([.. lines.Select(l => l.Number == form.Number ? l with { Value = value } : l)], grades), now, caller.PersonId, ct);
        }
        return Outcome.Done(sheet, upheld ? new("申诉成立，结果已更正", "Upheld; the result is put right") : new("申诉不成立，理由已告知", "Rejected; the reason is told"));
    }

    private sealed record Appeal(Guid Id, bool Decided);
}
