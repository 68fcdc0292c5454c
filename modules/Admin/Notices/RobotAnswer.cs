using System.Text.Json;
using Dealership.Contracts;
using Dealership.Plugin.Channels;

namespace Dealership.Admin.Notices;

/// <summary>Reads what a chat robot answers: HTTP 200 says nothing, a number in the body does.</summary>
internal static class RobotAnswer
{
    /// <param name="answer">As it came.</param>
    /// <param name="codes">Names of the number, the first that is there counts.</param>
    /// <param name="slow">Numbers that say: too many.</param>
    /// <param name="never">Numbers that will be the same next time.</param>
    /// <param name="wait">How long nothing is taken after too many.</param>
    public static ChannelAnswer Read(WireAnswer answer, string[] codes, int[] slow, int[] never, TimeSpan wait)
    {
        if (answer.Status == 429) return new(ChannelResult.Slower, new("HTTP 429 发送太快", "HTTP 429 too many")) { Wait = wait };
        if (answer.Status is >= 300 and < 400) return new(ChannelResult.Refused, new($"HTTP {answer.Status} 要求跳转，不跟随", $"HTTP {answer.Status}: a redirect, not followed"));
        if (answer.Status is < 200 or >= 300) return new(answer.Status >= 500 ? ChannelResult.Failed : ChannelResult.Refused, Said($"HTTP {answer.Status}"));
        if (Code(answer.Body, codes) is not (int code, var words)) return new(ChannelResult.Failed, new("对方的回答不是约定的格式", "The answer is not in the agreed form"));
        var said = Said($"{code} {words}".Trim());
        return code == 0 ? new(ChannelResult.Taken, said)
            : slow.Contains(code) ? new(ChannelResult.Slower, said) { Wait = wait }
            : new(never.Contains(code) ? ChannelResult.Refused : ChannelResult.Failed, said);
    }

    private static (int, string)? Code(string body, string[] names)
    {
        try
        {
            using var read = JsonDocument.Parse(body);
            if (read.RootElement.ValueKind != JsonValueKind.Object) return null;
            foreach (var name in names)
                if (read.RootElement.TryGetProperty(name, out var code) && code.TryGetInt32(out var number))
                    return (number, new[] { "errmsg", "msg", "StatusMessage" }.Select(n => read.RootElement.TryGetProperty(n, out var m) && m.ValueKind == JsonValueKind.String ? m.GetString() : null).FirstOrDefault(m => m is not null) ?? "");
            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Text Said(string words) => words.Length > 300 ? new(words[..300], words[..300]) : new(words, words);
}
