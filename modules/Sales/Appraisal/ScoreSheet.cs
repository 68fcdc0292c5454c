using System.Globalization;
using Dealership.Plugin;

namespace Dealership.Sales.Appraisal;

/// <summary>
/// Enters what the system does not know (评分): each value with where it comes from; a line without a value and with a word does not count this
/// month, for that reason. The system's figures are frozen and cannot be entered.
/// </summary>
[Needs(AppraisalRights.SeeAll)]
internal sealed class ScoreSheet(Db db, Caller caller, TimeProvider clock) : IDuty
{
    internal sealed class Form
    {
        /// <summary>By number of the indicator, as typed.</summary>
        public Dictionary<int, string?> Values { get; set => field = value ?? []; } = [];
        public Dictionary<int, string?> Notes { get; set => field = value ?? []; } = [];
    }

    private const string Sql = """
        update sales.appraisal_values v set value = n.value, note = n.note, set_at = @now, set_by = @by
        from   unnest(@numbers, @values::numeric[], @notes) as n(number, value, note)
        where  v.store_id = @store and v.appraisal_id = @sheet and v.number = n.number and (v.value, v.note) is distinct from (n.value, n.note)
        """;

    public async Task<Outcome> Now(Guid sheet, Form form, CancellationToken ct)
    {
        if (await SheetHold.Take(db, sheet, ct) is not { } head || !SheetHold.Assesses(caller, head.PersonId, head.ByGeneral)) return SheetHold.NotYours;
        if (head.ConfirmationId is not null) return Outcome.Refused("结果已确认，不能再改分；有异议走申诉。", "The result is confirmed and is not changed any more; who disagrees appeals.");
        var (lines, _) = await SheetLines.Of(db, sheet, ct);
        var problems = new Problems();
        var entered = lines.Where(l => l.Indicator.ByHand).Select(l => Read(l, form, problems)).ToArray();
        foreach (var frozen in lines.Where(l => !l.Indicator.ByHand && form.Values.GetValueOrDefault(l.Number) is { Length: > 0 }))
            problems.When(true, $"Values[{frozen.Number}]", "系统数据已冻结，不能手工改。", "The system's figure is frozen and is not entered by hand.");
        if (problems.Any) return problems.Refusal();
        await db.Do(Sql, new
        {
            sheet,
            numbers = entered.Select(e => e.Number).ToArray(),
            values = entered.Select(e => e.Value).ToArray(),
            notes = entered.Select(e => e.Note).ToArray(),
            now = clock.GetUtcNow(),
            by = caller.PersonId,
        }, ct);
        return Outcome.Done(sheet, new("评分已保存", "Saved"));
    }

    private static (int Number, decimal? Value, string Note) Read(SheetLines.Row line, Form form, Problems problems)
    {
        var (typed, note) = (form.Values.GetValueOrDefault(line.Number)?.Trim() ?? "", form.Notes.GetValueOrDefault(line.Number)?.Trim() ?? "");
        var read = decimal.TryParse(typed, NumberStyles.Number, CultureInfo.InvariantCulture, out var value);
        problems
            .When(typed.Length > 0 && !read, $"Values[{line.Number}]", $"“{typed}”不是数字。", $"“{typed}” is not a number.")
            .When(read && value is < -1_000_000 or > 1_000_000, $"Values[{line.Number}]", "数字太大。", "The number is too large.")
            .When(read && note.Length == 0, $"Notes[{line.Number}]", "请写数据来源。", "Say where it comes from.")
            .When(note.Length > 200, $"Notes[{line.Number}]", "最多200字。", "At most 200 characters.");
        return (line.Number, read ? decimal.Round(value, 2) : null, note);
    }
}
