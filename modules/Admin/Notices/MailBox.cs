using System.Globalization;
using System.Net.Sockets;
using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.Plugin.Channels;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Dealership.Admin.Notices;

/// <summary>
/// 邮件: to the address that the person gave, in plain text. TLS from the first byte on port 465, by STARTTLS on 587; on another port where the
/// server offers it, and no password is ever said without it. The message's id is the letter's, so a second copy can be recognised.
/// </summary>
internal sealed class MailBox : IChannel
{
    private const string Host = "host";
    private const string Port = "port";
    private const string From = "from";
    private const string User = "user";
    private const string Password = "password";

    public string Kind => "mail";
    public Text Name { get; } = new("邮件", "Mail");
    public Text How { get; } = new("向邮箱管理员要 SMTP 服务器、端口和授权码。", "Ask whoever keeps your mail for SMTP server, port and password.");
    public ChannelPace Pace { get; } = new(60, 10);
    public bool Personal => true;

    public IReadOnlyList<ChannelField> Fields { get; } =
    [
        new(Host, new("SMTP 服务器", "SMTP server")) { Hint = new("例如 smtp.exmail.qq.com", "E.g. smtp.example.com") },
        new(Port, new("端口", "Port")) { Hint = new("465 或 587", "465 or 587") },
        new(From, new("发件地址", "Sender's address")),
        new(User, new("用户名", "User name"), Required: false),
        new(Password, new("密码或授权码", "Password"), Secret: true, Required: false),
    ];

    public void Judge(Problems problems, ChannelSettings settings) => problems
        .When(settings[Host].Length > 0 && Uri.CheckHostName(settings[Host]) == UriHostNameType.Unknown, Host, "不是服务器名。", "Not a server's name.")
        .When(settings[Port].Length > 0 && PortOf(settings) is null, Port, "端口是1到65535的数字。", "A port is a number from 1 to 65535.")
        .When(settings[From].Length > 0 && !IsAddress(settings[From]), From, "不是邮箱地址。", "Not a mail address.")
        .When(settings[User].Length > 0 && settings[Password].Length == 0, Password, "有用户名就要有密码。", "A user name needs a password.");

    public Uri? Reaches(ChannelSettings settings) =>
        PortOf(settings) is { } port && Uri.TryCreate($"smtp://{settings[Host]}:{port}", UriKind.Absolute, out var place) ? place : null;

    public async Task<ChannelAnswer> Send(Letter letter, ChannelSettings settings, IWire wire, CancellationToken ct)
    {
        if (letter.Address is not { Length: > 0 } address) return new(ChannelResult.Refused, new("收件人没有填邮箱", "The person gave no mail address"));
        var (host, port) = (settings[Host], PortOf(settings)!.Value);
        try
        {
            using var client = new SmtpClient { Timeout = (int)Wire.Patience.TotalMilliseconds };
            await client.ConnectAsync(await wire.Connect(Reaches(settings)!, ct), host, port,
                port switch { 465 => SecureSocketOptions.SslOnConnect, 587 => SecureSocketOptions.StartTls, _ => SecureSocketOptions.StartTlsWhenAvailable }, ct);
            if (settings[User].Length > 0)
            {
                if (!client.IsSecure) return new(ChannelResult.Refused, new("服务器不加密，不发送密码", "The server does not encrypt, so no password is sent"));
                await client.AuthenticateAsync(settings[User], settings[Password], ct);
            }
            var said = await client.SendAsync(Write(letter, settings[From], address), ct);
            await client.DisconnectAsync(true, ct);
            return new(ChannelResult.Taken, new(said, said));
        }
        catch (SmtpCommandException no)
        {
            var said = $"{(int)no.StatusCode} {no.Message}";
            return new((int)no.StatusCode >= 500 ? ChannelResult.Refused : ChannelResult.Failed, new(said, said));
        }
        catch (Exception no) when (no is MailKit.Security.AuthenticationException or SslHandshakeException)
        {
            return new(ChannelResult.Refused, no is SslHandshakeException ? new("服务器的证书不可信", "The server's certificate is not trusted") : new("用户名或授权码不对", "User name or password are wrong"));
        }
        catch (ProtocolException)
        {
            return new(ChannelResult.Failed, new("邮件服务器中断了会话", "The mail server broke the session off"));
        }
    }

    /// <summary>One address and nothing around it; a line break would be a header of somebody else's.</summary>
    internal static bool IsAddress(string typed) => typed.Length <= 200 && !typed.Any(char.IsControl) && typed.Contains('@') && MailboxAddress.TryParse(typed, out var read) && read.Address == typed;

    private static MimeMessage Write(Letter letter, string from, string to)
    {
        var lines = letter.Lines.Select((line, n) => $"{n + 1}. {line.Text}{(line.Link is null ? "" : $"\n   {line.Link}")}");
        string?[] parts = [letter.To, string.Join('\n', lines), letter.Rest, letter.Link is null ? null : $"{letter.Open}: {letter.Link}"];
        var message = new MimeMessage
        {
            Subject = letter.Title,
            MessageId = $"{letter.Id:n}@{from.Split('@')[^1]}",
            Body = new TextPart("plain") { Text = string.Join("\n\n", parts.Where(part => !string.IsNullOrEmpty(part))) },
        };
        message.From.Add(MailboxAddress.Parse(from));
        message.To.Add(new MailboxAddress(letter.To, to));
        return message;
    }

    private static int? PortOf(ChannelSettings settings) => int.TryParse(settings[Port], NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535 ? port : null;
}
