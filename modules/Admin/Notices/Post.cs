using System.Net.Sockets;
using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.Plugin.Channels;

namespace Dealership.Admin.Notices;

/// <summary>Sends a letter through a channel of the store. Whatever the network does is an answer, not an exception.</summary>
internal sealed class Post(Db db, IHouse house, ChannelSecrets secrets)
{
    /// <summary>A store sends one letter at a time; whoever sends takes this first, in a statement of its own.</summary>
    public const string OneAtATimeSql = "select pg_advisory_xact_lock(@store, 3007)";

    /// <summary>A channel as it is kept.</summary>
    internal sealed record Kept(string Kind, string Settings, string Secrets);

    public async Task<ChannelAnswer> Send(Kept kept, Letter letter, CancellationToken ct)
    {
        if (!house.Channels.TryGetValue(kept.Kind, out var channel)) return Refused("这种渠道没有安装", "This kind of channel is not installed");
        if (secrets.Open(kept.Settings, kept.Secrets) is not { } said) return Refused("密钥读不出来，请重新填写", "The secrets cannot be read; enter them again");
        using var wire = new Wire(new((await NoticeReach.Of(db, ct)).Hosts));
        try
        {
            var answer = await channel.Send(letter, new(said), wire, ct);
            return answer with { Said = Discreet(answer.Said, channel, said) };
        }
        catch (Exception no) when (Cause(no) is WireRefusedException refused)
        {
            return new(ChannelResult.Refused, refused.Why);
        }
        catch (Exception no) when (no is OperationCanceledException or TimeoutException && !ct.IsCancellationRequested)
        {
            return new(ChannelResult.Failed, new($"{Wire.Patience.TotalSeconds:0} 秒内没有回答", $"No answer within {Wire.Patience.TotalSeconds:0} seconds"));
        }
        catch (Exception no) when (no is HttpRequestException or IOException or SocketException)
        {
            return new(ChannelResult.Failed, Cause(no) is SocketException socket ? new($"连不上（{socket.SocketErrorCode}）", $"No connection ({socket.SocketErrorCode})") : new("连接中断", "The connection broke off"));
        }
    }

    private static Exception Cause(Exception no) => no is WireRefusedException or SocketException || no.InnerException is null ? no : Cause(no.InnerException);

    private static ChannelAnswer Refused(string zh, string en) => new(ChannelResult.Refused, new(zh, en));

    /// <summary>What the other side answers may repeat what was sent to it.</summary>
    private static Text Discreet(Text said, IChannel channel, Dictionary<string, string> settings)
    {
        var (zh, en) = (said.Zh, said.En);
        foreach (var part in channel.Fields.Where(f => f.Secret).SelectMany(f => Parts(settings.GetValueOrDefault(f.Key, ""))))
            (zh, en) = (zh.Replace(part, "••••"), en.Replace(part, "••••"));
        return new(zh, en);
    }

    /// <summary>An address is a secret as a whole and in what it carries.</summary>
    private static IEnumerable<string> Parts(string secret) =>
        (Uri.TryCreate(secret, UriKind.Absolute, out var uri) ? [secret, .. uri.Query.Split('=', '&', '?'), uri.Segments[^1]] : (string[])[secret]).Where(part => part.Length >= 6);
}
