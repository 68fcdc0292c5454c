using Dealership.Plugin;

namespace Dealership.Admin.Permissions;

/// <summary>Gives a clause back to the position that owes it by the document (交还职责); its rights return with the next request.</summary>
[Needs(Rights.ChangeRights)]
internal sealed class GiveClauseBack(Db db, Caller caller, TimeProvider clock) : IDuty
{
    private const string Sql = """
        update admin.clause_absences set back_at = @now, back_by = @me
        where  store_id = @store and clause_code = @code and back_at is null
        returning id
        """;

    public async Task<Outcome> Now(string code, CancellationToken ct) =>
        await db.Row<Guid?>(Sql, new { code, now = clock.GetUtcNow(), me = caller.PersonId }, ct) is not { } id
            ? Outcome.Refused("这条职责没有被收回。", "It was not taken away.")
            : Outcome.Done(id, new($"{code} 已交还，权限随之恢复", $"{code} is back, and so are its rights"));
}
