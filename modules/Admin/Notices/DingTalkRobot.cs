using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.Plugin.Channels;

namespace Dealership.Admin.Notices;

/// <summary>
/// 钉钉自定义机器人: a body of at most 20,000 bytes, 20 messages a minute for a robot and ten minutes of silence beyond. Signed (加签) in the
/// query with HMAC-SHA256 over milliseconds and secret, the secret being the key. Source: 钉钉开放平台，《自定义机器人接入》.
/// </summary>
internal sealed class DingTalkRobot(TimeProvider clock) : IChannel
{
    public const int Bytes = 20_000;

    public string Kind => "dingtalk";
    public Text Name { get; } = new("钉钉群机器人", "DingTalk group robot");
    public Text How { get; } = new("群设置 → 机器人 → 自定义，安全设置选“加签”。", "Group settings → robots → custom, security by signing.");
    public IReadOnlyList<ChannelField> Fields { get; } = [RobotLook.AddressField, RobotLook.SecretField];
    public ChannelPace Pace { get; } = new(20, 5);
    public bool Personal => false;

    public void Judge(Problems problems, ChannelSettings settings) => RobotLook.Judge(problems, settings, "/robot/send", "access_token=");

    public Uri? Reaches(ChannelSettings settings) => RobotLook.Reaches(settings);

    public async Task<ChannelAnswer> Send(Letter letter, ChannelSettings settings, IWire wire, CancellationToken ct)
    {
        var body = letter.Fit(Bytes, cut => JsonSerializer.Serialize(new { msgtype = "markdown", markdown = new { title = cut.Title, text = RobotLook.Markdown(cut) } }, RobotLook.Json));
        var answer = await wire.Post(Signed(RobotLook.Reaches(settings)!, settings[RobotLook.Secret], clock.GetUtcNow()), body, ct);
        return RobotAnswer.Read(answer, ["errcode"], slow: [130101, 410100, 90030], never: [300001, 300005, 310000, 400013, 400101, 400102, 400106, 460101], wait: TimeSpan.FromMinutes(10));
    }

    internal static Uri Signed(Uri address, string secret, DateTimeOffset at)
    {
        if (secret.Length == 0) return address;
        var timestamp = at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var sign = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{timestamp}\n{secret}")));
        return new($"{address.OriginalString}&timestamp={timestamp}&sign={Uri.EscapeDataString(sign)}");
    }
}
