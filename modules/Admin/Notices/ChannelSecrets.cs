using System.Text.Json;
using Dealership.Plugin.Channels;
using Microsoft.AspNetCore.DataProtection;

namespace Dealership.Admin.Notices;

/// <summary>
/// What a store says about a channel, in two halves: the open one may be shown, the secret one is protected with the house's
/// keys, opened for sending alone and never shown again.
/// </summary>
internal sealed class ChannelSecrets(IDataProtectionProvider protection)
{
    private readonly IDataProtector _keys = protection.CreateProtector("admin.channel-secrets");

    public static string Plain(IChannel channel, IReadOnlyDictionary<string, string> said) => Half(channel, said, secret: false);

    public string Hidden(IChannel channel, IReadOnlyDictionary<string, string> said) => _keys.Protect(Half(channel, said, secret: true));

    /// <summary>Both halves; nothing when the keys that hid the secret one are gone: a database moved without them.</summary>
    public Dictionary<string, string>? Open(string settings, string secrets)
    {
        try
        {
            return Read(settings).Concat(Read(_keys.Unprotect(secrets))).ToDictionary();
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    public static Dictionary<string, string> Read(string settings) => JsonSerializer.Deserialize<Dictionary<string, string>>(settings) ?? [];

    private static string Half(IChannel channel, IReadOnlyDictionary<string, string> said, bool secret) => JsonSerializer.Serialize(
        channel.Fields.Where(f => f.Secret == secret && said.GetValueOrDefault(f.Key, "").Length > 0).ToDictionary(f => f.Key, f => said[f.Key]));
}
