using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Dealership.Csi.Links;

/// <summary>
/// What stands in a buyer's link: store, interview and a number used once, encrypted and signed with the house's keys.
/// Whether it is still good the database says, for only one can spend it.
/// </summary>
internal sealed record LinkToken(int StoreId, Guid SurveyId, Guid Nonce)
{
    private const int Size = sizeof(int) + 16 + 16;

    /// <summary>As it stands in the address.</summary>
    public string Sealed(IDataProtectionProvider keys)
    {
        var bytes = new byte[Size];
        BitConverter.TryWriteBytes(bytes, StoreId);
        SurveyId.TryWriteBytes(bytes.AsSpan(4));
        Nonce.TryWriteBytes(bytes.AsSpan(20));
        return WebEncoders.Base64UrlEncode(Protector(keys).Protect(bytes));
    }

    /// <summary>Reads it; nothing when it was tampered with, cut off in a message, or never ours.</summary>
    public static LinkToken? Unsealed(IDataProtectionProvider keys, string token)
    {
        try
        {
            var bytes = Protector(keys).Unprotect(WebEncoders.Base64UrlDecode(token));
            return bytes.Length == Size ? new(BitConverter.ToInt32(bytes), new(bytes.AsSpan(4, 16)), new(bytes.AsSpan(20, 16))) : null;
        }
        catch (Exception notOurs) when (notOurs is System.Security.Cryptography.CryptographicException or FormatException)
        {
            return null;
        }
    }

    private static IDataProtector Protector(IDataProtectionProvider keys) => keys.CreateProtector("Dealership.Csi.Links.v1");
}
