using System.Security.Cryptography;
using Dealership.Plugin;
using Microsoft.AspNetCore.DataProtection;

namespace Dealership.Admin.Months;

/// <summary>
/// The key a store signs its months with (封存印鉴): ECDSA on P-256. The private half is protected with the house's keys; a half
/// that those keys no longer open is replaced, and what it signed is still proven by its public half.
/// </summary>
internal sealed class StoreSeal(Db db, IDataProtectionProvider protection, TimeProvider clock)
{
    private readonly IDataProtector _protector = protection.CreateProtector("admin.closed-months");

    /// <summary>The public half, as it stands on paper and in the API: PEM.</summary>
    internal sealed record Public(Guid Id, byte[] PublicKey, DateTimeOffset MadeAt)
    {
        public string Pem => new(PemEncoding.Write("PUBLIC KEY", PublicKey));

        /// <summary>The first bytes of its digest, by which two prints are compared.</summary>
        public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(PublicKey))[..16];
    }

    private const string LastSql = "select id, private_key from admin.seal_keys where store_id = @store order by made_at desc, id desc limit 1";

    private const string MakeSql = "insert into admin.seal_keys (store_id, id, public_key, private_key, made_at) values (@store, @id, @publicKey, @privateKey, @now)";

    /// <summary>Signs a digest; answers the key and the signature.</summary>
    public async Task<(Guid Key, byte[] Signature)> Sign(byte[] digest, CancellationToken ct)
    {
        if (await db.Row<Kept>(LastSql, null, ct) is { } kept && Open(kept) is { } opened)
            using (opened) return (kept.Id, opened.SignHash(digest));
        using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var id = Guid.CreateVersion7();
        await db.Do(MakeSql, new
        {
            id,
            publicKey = made.ExportSubjectPublicKeyInfo(),
            privateKey = Convert.ToBase64String(_protector.Protect(made.ExportPkcs8PrivateKey())),
            now = clock.GetUtcNow(),
        }, ct);
        return (id, made.SignHash(digest));
    }

    /// <summary>Whether the digest was signed with the private half of this key.</summary>
    public static bool Proves(byte[] publicKey, byte[] digest, byte[] signature)
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(publicKey, out _);
        return key.VerifyHash(digest, signature);
    }

    private ECDsa? Open(Kept kept)
    {
        try
        {
            var key = ECDsa.Create();
            key.ImportPkcs8PrivateKey(_protector.Unprotect(Convert.FromBase64String(kept.PrivateKey)), out _);
            return key;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private sealed record Kept(Guid Id, string PrivateKey);
}
