using Dealership.Admin.Permissions;
using Dealership.Plugin;

namespace Dealership.Admin.Tokens;

/// <summary>The store's API tokens: whose, until when, when last used. The tokens themselves are known to nobody.</summary>
[Needs(Rights.KeepTokens)]
internal sealed class TokenList(Db db) : IRead
{
    internal sealed record Row(
        Guid Id, string Name, string Person, string[]? OnlyRights, DateTimeOffset MadeAt, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt, DateTimeOffset? LastUsedAt);

    private const string Sql = """
        select t.id, t.name, p.name as person, t.only_rights, t.made_at, t.expires_at, t.revoked_at, t.last_used_at
        from   admin.tokens t join admin.people p on p.store_id = @store and p.id = t.person_id
        where  t.store_id = @store
        order  by t.revoked_at is not null, t.made_at desc limit 200
        """;

    public Task<IReadOnlyList<Row>> Show(CancellationToken ct) => db.Rows<Row>(Sql, null, ct);
}
