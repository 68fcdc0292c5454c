using Dealership.Admin.Permissions;
using Dealership.Plugin;

namespace Dealership.Admin.Tokens;

/// <summary>Ends a token at once.</summary>
[Needs(Rights.KeepTokens)]
internal sealed class RevokeToken(Db db, TimeProvider clock) : IDuty
{
    private const string Sql = "update admin.tokens set revoked_at = @now where store_id = @store and id = @id and revoked_at is null returning name";

    public async Task<Outcome> Now(Guid id, CancellationToken ct) => await db.Row<string>(Sql, new { id, now = clock.GetUtcNow() }, ct) is { } name
        ? Outcome.Done(id, new($"令牌“{name}”已作废", $"Token “{name}” revoked"))
        : Outcome.Refused("没有这个有效令牌。", "There is no such token in force.");
}
