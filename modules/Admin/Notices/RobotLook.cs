using System.Text.Encodings.Web;
using System.Text.Json;
using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.Plugin.Channels;

namespace Dealership.Admin.Notices;

/// <summary>What the robots of chat groups have in common: one address that is itself the key, and Markdown or nearly.</summary>
internal static class RobotLook
{
    public const string Address = "address";
    public const string Secret = "secret";

    /// <summary>Chinese stays Chinese: as \u escapes three bytes would count as six.</summary>
    public static JsonSerializerOptions Json { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ChannelField AddressField { get; } = new(Address, new("机器人地址（Webhook）", "The robot's address (webhook)"), Secret: true)
    {
        Hint = new("整个地址就是钥匙，保存后不再显示", "The whole address is a key; it is not shown again"),
    };

    public static ChannelField SecretField { get; } = new(Secret, new("签名密钥", "Signing secret"), Secret: true, Required: false)
    {
        Hint = new("机器人安全设置选“加签”或“签名校验”时填", "Where the robot's security is set to signing"),
    };

    public static Uri? Reaches(ChannelSettings settings) => Uri.TryCreate(settings[Address], UriKind.Absolute, out var address) ? address : null;

    /// <param name="problems">Gets what is wrong.</param>
    /// <param name="settings">What was typed.</param>
    /// <param name="path">How the path of such an address begins.</param>
    /// <param name="key">The parameter without which it is none; empty where the key is in the path.</param>
    public static void Judge(Problems problems, ChannelSettings settings, string path, string key)
    {
        var address = Reaches(settings);
        problems.When(address is null || !address.AbsolutePath.StartsWith(path, StringComparison.Ordinal) || !address.Query.Contains(key, StringComparison.Ordinal), Address,
            $"不是这种机器人的地址，应含 {path}{(key.Length > 0 ? "?" + key : "")}。", $"Not an address of such a robot: it should hold {path}{(key.Length > 0 ? "?" + key : "")}.");
    }

    /// <summary>Title, lines as a numbered list with their links, what is left out, and the way to all of it.</summary>
    public static string Markdown(Letter letter)
    {
        var lines = letter.Lines.Select((line, n) => $"{n + 1}. {(line.Link is null ? Tame(line.Text) : $"[{Tame(line.Text)}]({line.Link})")}");
        string?[] parts = [$"**{Tame(letter.To)}** {Tame(letter.Title)}", string.Join('\n', lines), letter.Rest, letter.Link is null ? null : $"[{letter.Open}]({letter.Link})"];
        return string.Join("\n\n", parts.Where(part => !string.IsNullOrEmpty(part)));
    }

    /// <summary>A title is words: it mentions nobody, links nowhere and colours nothing.</summary>
    private static string Tame(string text) => text.Replace('[', '［').Replace(']', '］').Replace('<', '＜').Replace('*', '＊').Replace('\n', ' ');
}
