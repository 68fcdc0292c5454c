using Dealership.Plugin;

namespace Dealership.Sales.Inspections;

/// <summary>
/// Says how the items of one group were found (逐组登记). One press says that all the others of the group are in order; whatever was put right
/// or is still wrong takes a note. What was said can be said again until the sheet is finished.
/// </summary>
[Needs(InspectionRights.Inspect)]
internal sealed class SeeGroup(Db db, Caller caller, TimeProvider clock) : IDuty
{
    /// <summary>Results and notes by the item's code; an item not named stays as it was.</summary>
    internal sealed class Form
    {
        public Dictionary<string, string?> Results { get; set => field = value ?? []; } = [];
        public Dictionary<string, string?> Notes { get; set => field = value ?? []; } = [];
        /// <summary>Whatever of the group has no result is in order.</summary>
        public bool RestFine { get; set; }
    }

    internal const string HoldSql = "select 1 as held from sales.pdi_sheets where store_id = @store and id = @sheet for update";

    private const string KnownSql = """
        select s.finished_at is not null as finished, coalesce(array_agg(r.item) filter (where r.item is not null), '{}') as items
        from   sales.pdi_sheets s left join sales.pdi_results r on r.store_id = @store and r.sheet_id = s.id
        where  s.store_id = @store and s.id = @sheet group by s.id, s.finished_at
        """;

    private const string Sql = """
        insert into sales.pdi_results (store_id, sheet_id, item, result, safety, note, at, by_person)
        select @store, @sheet, r.item, r.result, r.safety, r.note, @now, @by from unnest(@items, @results, @safeties, @notes) as r(item, result, safety, note)
        on conflict (store_id, sheet_id, item) do update
        set result = excluded.result, safety = excluded.safety, note = excluded.note, at = excluded.at, by_person = excluded.by_person
        where (pdi_results.result, pdi_results.note) is distinct from (excluded.result, excluded.note)
        """;

    public async Task<Outcome> Now(Guid sheet, string? group, Form form, CancellationToken ct)
    {
        if (SheetItems.GroupOf(group) is not { } seen) return Outcome.Refused("没有这一组。", "There is no such group.");
        if (await db.RowHolding<Known>(HoldSql, KnownSql, new { sheet }, ct) is not { } known) return Outcome.Refused("没有这张检查单。", "There is no such sheet.");
        if (known.Finished) return Outcome.Refused("这张检查单已经签完，要再查请开一张新的。", "This sheet is finished; begin another one to look again.");
        var said = seen.Items.Select(i => (Item: i, Result: Said(form.Results, i.Code), Note: Said(form.Notes, i.Code)))
            .Select(s => s with { Result = s.Result ?? (form.RestFine && !known.Items.Contains(s.Item.Code) ? Result.Fine : null) }).ToArray();
        var problems = new Problems();
        foreach (var (item, result, note) in said)
        {
            problems
                .When(result is not null && !Result.All.Contains(result), item.Code, $"“{item.Name.Zh}”请选合格、已修复或未解决。", $"“{item.Name.En}”: choose OK, repaired or open.")
                .When(result is Result.Repaired or Result.Open && note is null, item.Code, $"“{item.Name.Zh}”请写明问题。", $"“{item.Name.En}”: say what is wrong.")
                .When(result is null && note is not null, item.Code, $"“{item.Name.Zh}”写了说明，请选结果。", $"“{item.Name.En}” has a note: choose how it was found.")
                .When(note?.Length > 300, item.Code, "说明最多300字。", "At most 300 characters.");
        }
        var told = said.Where(s => s.Result is not null).ToArray();
        problems.When(told.Length == 0, "", "还没有选结果。", "Nothing was chosen yet.");
        if (problems.Any) return problems.Refusal();
        await db.Do(Sql, new
        {
            sheet,
            items = told.Select(s => s.Item.Code).ToArray(),
            results = told.Select(s => s.Result).ToArray(),
            safeties = told.Select(s => s.Item.Safety).ToArray(),
            notes = told.Select(s => s.Note).ToArray(),
            now = clock.GetUtcNow(),
            by = caller.PersonId,
        }, ct);
        return Outcome.Done(sheet, new($"{seen.Name.Zh}已登记", $"{seen.Name.En}: noted"));
    }

    private static string? Said(Dictionary<string, string?> given, string code) => given.GetValueOrDefault(code)?.Trim() is { Length: > 0 } said ? said : null;

    private sealed record Known(bool Finished, string[] Items);
}
