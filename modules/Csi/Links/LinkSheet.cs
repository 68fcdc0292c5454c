using Dealership.Plugin;
using Microsoft.AspNetCore.DataProtection;

namespace Dealership.Csi.Links;

/// <summary>The address of an interview's link that is still good; nothing when there is none.</summary>
[Needs(Rights.MakeLinks)]
internal sealed class LinkSheet(Db db, Caller caller, TimeProvider clock, IDataProtectionProvider keys) : IRead
{
    /// <summary>Path below the house's address, and until when it is good.</summary>
    internal sealed record View(string Path, DateTimeOffset ExpiresAt);

    private const string Sql = """
        select l.nonce, l.expires_at
        from   csi.links l
        join   csi.surveys s on s.store_id = @store and s.id = l.survey_id
        where  l.store_id = @store and l.survey_id = @surveyId and l.used_at is null and l.expires_at > @now and s.consultant_id <> @me
        order  by l.made_at desc, l.nonce limit 1
        """;

    public async Task<View?> Show(Guid surveyId, CancellationToken ct) =>
        await db.Row<Row>(Sql, new { surveyId, now = clock.GetUtcNow(), me = caller.PersonId }, ct) is { } link
            ? new("/s/" + new LinkToken(caller.StoreId, surveyId, link.Nonce).Sealed(keys), link.ExpiresAt) : null;

    private sealed record Row(Guid Nonce, DateTimeOffset ExpiresAt);
}
