using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Appraisal;

/// <summary>
/// Confirms a sheet (确认考评结果): result and grade stand from now on. With the last of those the sales manager answers for the month is
/// appraised; his own sheet is the general manager's and does not hold it up.
/// </summary>
[Needs(AppraisalRights.SeeAll)]
internal sealed class ConfirmSheet(Db db, Caller caller, TimeProvider clock) : IDuty
{
    // Two who confirm the last two sheets at once come one after the other: the second finds the month complete.
    private const string HoldSql = "select 1 from sales.appraisal_months where store_id = @store and month = (select month from sales.appraisals where store_id = @store and id = @sheet) for update";

    private const string Sql = """
        insert into sales.appraisal_confirmations (store_id, id, appraisal_id, score, grade, weighed, vetoed, at, by_person)
        values (@store, @id, @sheet, @Score, @Grade, @Weighed, @Vetoed, @now, @by)
        """;

    private const string MonthSql = """
        update sales.appraisal_months m set done_at = @now, done_by = @by
        where  m.store_id = @store and m.month = @month and m.done_at is null
          and  not exists (select 1 from sales.appraisals a where a.store_id = @store and a.month = @month and not a.by_general
                           and not exists (select 1 from sales.appraisal_confirmations c where c.store_id = @store and c.appraisal_id = a.id))
        returning m.id
        """;

    public async Task<Outcome> Now(Guid sheet, CancellationToken ct)
    {
        await db.Do(HoldSql, new { sheet }, ct);
        if (await SheetHold.Take(db, sheet, ct) is not { } head || !SheetHold.Assesses(caller, head.PersonId, head.ByGeneral)) return SheetHold.NotYours;
        if (head.ConfirmationId is not null) return Outcome.Refused("这张表已经确认。", "This sheet is confirmed already.");
        var (lines, grades) = await SheetLines.Of(db, sheet, ct);
        if (lines.Where(l => l.Missing).Select(l => l.Indicator.Name).ToArray() is { Length: > 0 } missing)
            return Outcome.Refused($"还没评：{string.Join("、", missing.Select(m => m.Zh))}。没有数据的写明原因。", $"Not entered yet: {string.Join(", ", missing.Select(m => m.En))}. Where there is no data, say why.");
        var now = clock.GetUtcNow();
        await Write(db, head, SheetLines.Result(lines, grades), now, caller.PersonId, ct);
        if (await db.Row<Guid?>(MonthSql, new { month = head.Month, now, by = caller.PersonId }, ct) is { } month) db.Tell(new MonthAppraised(month, head.Month, now, caller.PersonId), month);
        return Outcome.Done(sheet, new("结果已确认，本人可以看到", "Confirmed; the person assessed sees it now"));
    }

    /// <summary>Writes a result down and tells that there is one; what it is stays here.</summary>
    internal static async Task Write(Db db, SheetHold.Head head, Scoring.Result result, DateTimeOffset now, Guid by, CancellationToken ct)
    {
        var id = Guid.CreateVersion7(now);
        await db.Do(Sql, new { id, sheet = head.Id, result.Score, result.Grade, result.Weighed, result.Vetoed, now, by }, ct);
        db.Tell(new AppraisalConfirmed(head.Id, id, head.PersonId, now, by), head.Id);
        if (head is { ByGeneral: true, ConfirmationId: null }) db.Tell(new ManagerAppraised(head.Id, id, now, by), head.Id);
    }
}
