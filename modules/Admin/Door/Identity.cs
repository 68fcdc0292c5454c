using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Dealership.Admin.Permissions;
using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Admin.Door;

/// <summary>
/// Tells the host who is asking. No store is known yet, so the questions are functions of the database that stand before
/// the walls; what they answer is no more than one person's positions.
/// </summary>
internal sealed class Identity(Db db, IHouse house, TimeProvider clock) : IIdentity
{
    private const string Columns = "store_id, person_id, name, positions, position_names_zh, position_names_en, given, taken, demo, store_name, zone, only_rights, admin.clauses_taken(store_id) as clauses_taken";

    private const string BySession = $"select {Columns} from admin.session_of(@storeId, @personId, @stamp, @now)";

    private const string ByToken = $"select {Columns} from admin.token_of(@hash, @now)";

    /// <summary>The identity provider vouched for the login, so this is the entry, and it is written down.</summary>
    private const string ByLogin = "select person_id, store_id, stamp from admin.login_of(@login, @now)";

    public async Task<Caller?> Session(Guid personId, int storeId, string stamp, CancellationToken ct) =>
        Recognise(await db.Row<Known>(BySession, new { personId, storeId, stamp, now = clock.GetUtcNow() }, ct));

    public async Task<Caller?> Token(string token, CancellationToken ct) =>
        Recognise(await db.Row<Known>(ByToken, new { hash = Digest(token), now = clock.GetUtcNow() }, ct));

    public Task<bool> AnyStore(CancellationToken ct) => db.Row<bool>("select admin.any_store()", null, ct);

    public async Task<SessionKey?> Login(string login, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var key = await db.Row<SessionKey>(ByLogin, new { login, now }, ct);
        if (key is not null)
            await db.Do("select admin.note_sign_in(@StoreId, @id, @now, @PersonId, @login, 'provider', '')", new { key.StoreId, id = Guid.CreateVersion7(), now, key.PersonId, login }, ct);
        return key;
    }

    /// <summary>Tokens and guessed logins are kept as digests only; a token has 256 random bits, so no salt is needed.</summary>
    public static byte[] Digest(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    private Caller? Recognise(Known? known)
    {
        if (known is null) return null;
        var rights = Granted.To(house.Rights.Values, known.Positions, known.Given, known.Taken, known.ClausesTaken);
        if (known.OnlyRights is { } only) rights = rights.Where(only.Contains).ToFrozenSet();
        return new(known.PersonId, known.StoreId, known.Name, known.Positions.ToFrozenSet(), rights, "zh", known.Demo)
        {
            StoreName = known.StoreName,
            Zone = TimeZoneInfo.FindSystemTimeZoneById(known.Zone),
            PositionNames = [.. known.PositionNamesZh.Zip(known.PositionNamesEn, (zh, en) => new Text(zh, en))],
        };
    }

    private sealed record Known(
        int StoreId, Guid PersonId, string Name, string[] Positions, string[] PositionNamesZh, string[] PositionNamesEn,
        string[] Given, string[] Taken, bool Demo, string StoreName, string Zone, string[]? OnlyRights, string[] ClausesTaken);
}
