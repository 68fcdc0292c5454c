using System.Net;
using System.Net.Sockets;
using System.Text;
using Dealership.Contracts;
using Dealership.Plugin.Channels;

namespace Dealership.Admin.Notices;

/// <summary>
/// The way out for a store's channels. What a name leads to is looked at when the connection is made and not before, so a name
/// that changes its address in between is caught too. Redirects and proxies are not followed: both could lead elsewhere.
/// </summary>
internal sealed class Wire(AllowedHosts allowed) : IWire, IDisposable
{
    /// <summary>A robot answers in a second; a line that hangs must not hold up the others.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    private HttpClient? _client;

    public async Task<WireAnswer> Post(Uri to, string json, CancellationToken ct)
    {
        if (allowed.Refuses(to) is { } why) throw new WireRefusedException(why);
        _client ??= new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ActivityHeadersPropagator = null,
            ConnectCallback = (context, stop) => Open(context.DnsEndPoint.Host, context.DnsEndPoint.Port, stop),
        })
        {
            Timeout = Patience,
            MaxResponseContentBufferSize = 64 << 10,
        };
        using var body = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await _client.PostAsync(to, body, ct);
        return new((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(ct));
    }

    public async Task<Stream> Connect(Uri to, CancellationToken ct)
    {
        if (allowed.Refuses(to) is { } why) throw new WireRefusedException(why);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        return await Open(to.Host.Trim('[', ']'), to.Port, patience.Token);
    }

    public void Dispose() => _client?.Dispose();

    private async ValueTask<Stream> Open(string host, int port, CancellationToken ct)
    {
        var found = await Dns.GetHostAddressesAsync(host, ct);
        var reached = found.Where(allowed.Reaches).ToArray();
        if (found.Length > 0 && reached.Length == 0)
            throw new WireRefusedException(new Text($"主机 {host} 指向内网地址，不允许。", $"The host {host} leads to a private address, which is not allowed."));
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(reached, port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
