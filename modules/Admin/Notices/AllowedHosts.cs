using System.Net;
using System.Net.Sockets;
using Dealership.Contracts;

namespace Dealership.Admin.Notices;

/// <summary>
/// Where messages may go (允许的主机): a name or an address, with a port where it is not the usual one. A private or loopback address
/// must stand there itself, also when a name leads to it; only such a one may be spoken to without TLS, as <c>http://10.0.0.5:8080</c>.
/// </summary>
internal sealed class AllowedHosts(IEnumerable<string> entries)
{
    /// <summary>The three robots of the trade and nothing else.</summary>
    public static string[] Usual { get; } = ["qyapi.weixin.qq.com", "oapi.dingtalk.com", "open.feishu.cn"];

    private static readonly int[] MailPorts = [25, 465, 587];

    private readonly Uri[] _entries = [.. entries.Select(Read).OfType<Uri>()];

    /// <summary>An entry; nothing when it is none.</summary>
    public static Uri? Read(string typed)
    {
        var text = typed.Trim();
        if (text.Length is 0 or > 200 || !Uri.TryCreate(text.Contains("://", StringComparison.Ordinal) ? text : $"https://{text}", UriKind.Absolute, out var uri)) return null;
        return uri is { UserInfo: "", PathAndQuery: "/", Fragment: "" } && (uri.Scheme == "https" || (uri.Scheme == "http" && IPAddress.TryParse(uri.Host.Trim('[', ']'), out var ip) && IsPrivate(ip))) ? uri : null;
    }

    /// <summary>Why this place is not allowed; nothing when it is.</summary>
    public Text? Refuses(Uri to)
    {
        if (to.UserInfo.Length > 0) return new("地址里不能带用户名。", "The address must not carry a user name.");
        if (to.Scheme is not ("https" or "http" or "smtp")) return new("只能用 https 地址。", "Only https addresses are used.");
        var named = _entries.Where(e => e.IdnHost.Equals(to.IdnHost, StringComparison.OrdinalIgnoreCase)).ToArray();
        if (named.Length == 0) return new($"主机 {to.Host} 不在允许的主机里。", $"The host {to.Host} is not among the allowed ones.");
        if (to.Scheme == "http" && !named.Any(e => e.Scheme == "http" && e.Port == to.Port)) return new("只能用 https 地址。", "Only https addresses are used.");
        var usual = to.Scheme == "smtp" ? MailPorts.Contains(to.Port) : to.Port == 443;
        return usual || named.Any(e => e.Port == to.Port) ? null : new($"主机 {to.Host} 的端口 {to.Port} 没有允许。", $"Port {to.Port} of {to.Host} is not allowed.");
    }

    /// <summary>The address that a name led to may be called: a public one, or one that is named itself.</summary>
    public bool Reaches(IPAddress address) => !IsPrivate(address) || _entries.Any(e => IPAddress.TryParse(e.Host.Trim('[', ']'), out var named) && named.Equals(address));

    private static bool IsPrivate(IPAddress given)
    {
        var address = given.IsIPv4MappedToIPv6 ? given.MapToIPv4() : given;
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
            return IPAddress.IsLoopback(address) || address.IsIPv6LinkLocal || address.IsIPv6UniqueLocal || address.IsIPv6Multicast || address.IsIPv6SiteLocal || address.Equals(IPAddress.IPv6Any)
                // 64:ff9b::/96 and 2002::/16 carry an IPv4 address inside, which may be a private one.
                || address.GetAddressBytes() is [0, 0x64, 0xff, 0x9b, ..] or [0x20, 0x02, ..];
        return address.GetAddressBytes() is [0 or 10 or 127, ..] or [172, >= 16 and <= 31, ..] or [192, 168, ..] or [169, 254, ..] or [100, >= 64 and <= 127, ..]
            or [192, 0, 0, _] or [198, 18 or 19, ..] or [>= 224, ..];
    }
}
