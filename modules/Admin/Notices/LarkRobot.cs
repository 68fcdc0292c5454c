using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.Plugin.Channels;

namespace Dealership.Admin.Notices;

/// <summary>
/// 飞书自定义机器人: rich text (post), a body of at most 20 KB, 100 messages a minute and 5 a second for a robot. Signed in the body with
/// HMAC-SHA256 over nothing, the key being seconds and secret. Source: 飞书开放平台，《自定义机器人使用指南》.
/// </summary>
internal sealed class LarkRobot(TimeProvider clock) : IChannel
{
    public const int Bytes = 20 << 10;

    public string Kind => "lark";
    public Text Name { get; } = new("飞书群机器人", "Lark group robot");
    public Text How { get; } = new("群设置 → 群机器人 → 自定义机器人，安全设置选“签名校验”。", "Group settings → bots → custom bot, security by signature.");
    public IReadOnlyList<ChannelField> Fields { get; } = [RobotLook.AddressField, RobotLook.SecretField];
    public ChannelPace Pace { get; } = new(100, 5);
    public bool Personal => false;

    public void Judge(Problems problems, ChannelSettings settings) => RobotLook.Judge(problems, settings, "/open-apis/bot/v2/hook/", "");

    public Uri? Reaches(ChannelSettings settings) => RobotLook.Reaches(settings);

    public async Task<ChannelAnswer> Send(Letter letter, ChannelSettings settings, IWire wire, CancellationToken ct)
    {
        var at = clock.GetUtcNow().ToUnixTimeSeconds();
        var body = letter.Fit(Bytes, cut => Body(cut, settings[RobotLook.Secret], at));
        var answer = await wire.Post(RobotLook.Reaches(settings)!, body, ct);
        return RobotAnswer.Read(answer, ["code", "StatusCode"], slow: [11232, 9499], never: [19001, 19002, 19003, 19021, 19022, 19024], wait: TimeSpan.FromMinutes(1));
    }

    private static string Body(Letter letter, string secret, long at)
    {
        var lines = letter.Lines.Select((line, n) => (object[])(line.Link is null ? [Words($"{n + 1}. {line.Text}")] : [Words($"{n + 1}. "), Link(line.Text, line.Link)])).ToList();
        if (letter.Rest is { } rest) lines.Add([Words(rest)]);
        if (letter.Link is { } all) lines.Add([Link(letter.Open, all)]);
        var body = new Dictionary<string, object>
        {
            ["msg_type"] = "post",
            ["content"] = new { post = new Dictionary<string, object> { [letter.Language == "en" ? "en_us" : "zh_cn"] = new { title = $"{letter.To} {letter.Title}", content = lines } } },
        };
        if (secret.Length > 0) (body["timestamp"], body["sign"]) = (at.ToString(CultureInfo.InvariantCulture), Sign(secret, at));
        return JsonSerializer.Serialize(body, RobotLook.Json);
    }

    internal static string Sign(string secret, long at) => Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{at}\n{secret}")), Array.Empty<byte>()));

    private static object Words(string text) => new { tag = "text", text };

    private static object Link(string text, string href) => new { tag = "a", text, href };
}
