using System.Net;
using System.Net.Sockets;

namespace Dealership.Admin.Tests.Notices;

/// <summary>A mail server on this machine that speaks just enough SMTP and keeps what it was given.</summary>
internal sealed class MailSink : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;
    private readonly Lock _gate = new();
    private readonly List<string> _letters = [];

    public MailSink()
    {
        _listener.Start();
        _serving = Serve();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Answer to the recipient; 250 unless set.</summary>
    public string ToRecipient { get; set; } = "250 ok";

    public IReadOnlyList<string> Letters
    {
        get
        {
            lock (_gate) return [.. _letters];
        }
    }

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await Talk(client);
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or IOException)
        {
        }
    }

    private async Task Talk(TcpClient client)
    {
        using var reader = new StreamReader(client.GetStream());
        await using var writer = new StreamWriter(client.GetStream()) { AutoFlush = true, NewLine = "\r\n" };
        await writer.WriteLineAsync("220 sink ESMTP");
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            if (line.StartsWith("DATA", StringComparison.OrdinalIgnoreCase))
            {
                await writer.WriteLineAsync("354 go on");
                var letter = new List<string>();
                while (await reader.ReadLineAsync(_stop.Token) is { } row && row != ".") letter.Add(row);
                lock (_gate) _letters.Add(string.Join('\n', letter));
                await writer.WriteLineAsync("250 queued");
            }
            else if (line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase))
            {
                await writer.WriteLineAsync("221 bye");
                return;
            }
            else
            {
                await writer.WriteLineAsync(line.StartsWith("RCPT", StringComparison.OrdinalIgnoreCase) ? ToRecipient : "250 ok");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving; // before the listener stops: one that is stopped refuses to be listened to
        _listener.Stop();
        _stop.Dispose();
    }
}
