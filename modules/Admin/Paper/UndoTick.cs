using Dealership.Plugin;

namespace Dealership.Admin.Paper;

/// <summary>Takes a line back that was entered from paper by mistake (撤销补录), within a day; both stay on record.</summary>
[Needs(PaperRights.Keep)]
internal sealed class UndoTick(Db db, TimeProvider clock) : IDuty
{
    private const string Sql = """
        insert into admin.voidings (store_id, clause_code, proof_id, at, heard_at)
        select @store, e.clause_code, e.proof_id, @now, @now from admin.evidence e
        where  e.store_id = @store and e.id = @id and e.grade = 'paper' and e.heard_at > @now - interval '1 day'
        on conflict do nothing returning proof_id
        """;

    private const string SettleSql = "select admin.settle(@store, e.clause_code, e.subject) from admin.evidence e where e.store_id = @store and e.id = @id";

    public async Task<Outcome> Now(Guid id, CancellationToken ct)
    {
        if (await db.Row<Guid?>(Sql, new { id, now = clock.GetUtcNow() }, ct) is null) return Outcome.Refused("只能撤销一天之内的纸质补录，且只能撤一次。", "Only what was entered from paper within a day can be taken back, and once.");
        await db.Do(SettleSql, new { id }, ct);
        return Outcome.Done(id, new("已撤销，待办恢复", "Taken back; it is owed again"));
    }
}
