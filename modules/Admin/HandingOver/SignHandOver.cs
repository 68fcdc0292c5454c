using Dealership.Plugin;

namespace Dealership.Admin.HandingOver;

/// <summary>He himself says that this is all he had (移交人签字), with his own sign-in and the server's time.</summary>
[OpenTo]
internal sealed class SignHandOver(Db db, Caller caller, TimeProvider clock) : IDuty
{
    private const string Sql = """
        update admin.handing_overs set signed_at = @now
        where  store_id = @store and id = @sheet and person_id = @me and signed_at is null
        returning id
        """;

    public async Task<Outcome> Now(Guid sheet, CancellationToken ct) => await db.Row<Guid?>(Sql, new { sheet, me = caller.PersonId, now = clock.GetUtcNow() }, ct) is { } id
        ? Outcome.Done(id, new("已签字", "Signed"))
        : Outcome.Refused("只有移交人本人可以签字，且只签一次。", "Only who hands over signs, and once.");
}
