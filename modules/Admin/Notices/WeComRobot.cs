using System.Text;
using System.Text.Json;
using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.Plugin.Channels;

namespace Dealership.Admin.Notices;

/// <summary>
/// 企业微信群机器人: the key is in the address and nothing is signed; Markdown of at most 4,096 bytes in UTF-8, 20 messages a
/// minute for a robot. Source: 企业微信开发者中心，《群机器人配置说明》(document 91770).
/// </summary>
internal sealed class WeComRobot : IChannel
{
    /// <summary>Of the Markdown itself, not of the body around it.</summary>
    public const int Bytes = 4096;

    public string Kind => "wecom";
    public Text Name { get; } = new("企业微信群机器人", "WeCom group robot");
    public Text How { get; } = new("群设置 → 群机器人 → 添加，复制 Webhook 地址。", "Group settings → group robots → add, copy its webhook address.");
    public IReadOnlyList<ChannelField> Fields { get; } = [RobotLook.AddressField];
    public ChannelPace Pace { get; } = new(20, 5);
    public bool Personal => false;

    public void Judge(Problems problems, ChannelSettings settings) => RobotLook.Judge(problems, settings, "/cgi-bin/webhook/send", "key=");

    public Uri? Reaches(ChannelSettings settings) => RobotLook.Reaches(settings);

    public async Task<ChannelAnswer> Send(Letter letter, ChannelSettings settings, IWire wire, CancellationToken ct)
    {
        var content = letter.Fit(Bytes, RobotLook.Markdown);
        var body = JsonSerializer.Serialize(new { msgtype = "markdown", markdown = new { content } }, RobotLook.Json);
        var answer = await wire.Post(RobotLook.Reaches(settings)!, body, ct);
        return RobotAnswer.Read(answer, ["errcode"], slow: [45009, 45033], never: [40008, 40058, 93000, 93004, 93008], wait: TimeSpan.FromMinutes(1));
    }
}
