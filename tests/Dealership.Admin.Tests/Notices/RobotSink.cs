using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Dealership.Admin.Tests.Notices;

/// <summary>
/// The three makers' robots on this machine, as strict as they are: key, signature, size and form are checked anew from what they
/// publish, and all is answered with HTTP 200.
/// </summary>
internal sealed class RobotSink : IAsyncDisposable
{
    public const string WeComKey = "693axxx6-7aoc-4bc4-97a0-wecomkey";
    public const string DingToken = "dingtoken-0123456789";
    public const string DingSecret = "SECding0123456789";
    public const string LarkToken = "larktoken-0123456789";
    public const string LarkSecret = "larksecret0123456789";

    private readonly WebApplication _app;
    private readonly TimeProvider _clock;
    private readonly Lock _gate = new();
    private readonly List<Got> _got = [];

    private RobotSink(WebApplication app, TimeProvider clock) => (_app, _clock) = (app, clock);

    internal sealed record Got(string Path, string Text, JsonElement Body);

    /// <summary>What was accepted.</summary>
    public IReadOnlyList<Got> Accepted
    {
        get
        {
            lock (_gate) return [.. _got];
        }
    }

    /// <summary>How often anybody knocked, whatever was answered.</summary>
    public int Knocks { get; private set; }

    /// <summary>Answers instead of the maker's rules while it is set.</summary>
    public Func<HttpContext, Task<string>>? Instead { get; set; }

    public string Host => new Uri(_app.Urls.First()).Authority;

    public string WeCom => $"http://{Host}/cgi-bin/webhook/send?key={WeComKey}";
    public string DingTalk => $"http://{Host}/robot/send?access_token={DingToken}";
    public string Lark => $"http://{Host}/open-apis/bot/v2/hook/{LarkToken}";

    public static async Task<RobotSink> Open(TimeProvider clock)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var sink = new RobotSink(app, clock);
        app.MapPost("/{**path}", (Delegate)sink.Answer);
        await app.StartAsync();
        return sink;
    }

    private async Task<IResult> Answer(HttpContext http)
    {
        lock (_gate) Knocks++;
        if (Instead is { } instead) return await instead(http) is { Length: > 0 } text ? Results.Text(text, "application/json") : Results.Empty;
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        var read = JsonDocument.Parse(body).RootElement.Clone();
        var path = http.Request.Path.Value!;
        var (answer, said) = path switch
        {
            "/cgi-bin/webhook/send" => WeComSays(http, read),
            "/robot/send" => DingTalkSays(http, body, read),
            _ when path.StartsWith("/open-apis/bot/v2/hook/", StringComparison.Ordinal) => LarkSays(path, body, read),
            _ => ("""{"errcode":404}""", null),
        };
        if (said is not null)
            lock (_gate) _got.Add(new(path, said, read));
        return Results.Text(answer, "application/json");
    }

    private static (string, string?) WeComSays(HttpContext http, JsonElement body)
    {
        if (http.Request.Query["key"] != WeComKey) return ("""{"errcode":93000,"errmsg":"invalid webhook url"}""", null);
        var content = body.GetProperty("markdown").GetProperty("content").GetString()!;
        return body.GetProperty("msgtype").GetString() != "markdown" ? ("""{"errcode":40008,"errmsg":"invalid message type"}""", null)
            : Encoding.UTF8.GetByteCount(content) > 4096 ? ("""{"errcode":40058,"errmsg":"markdown.content exceed max length 4096"}""", null)
            : ("""{"errcode":0,"errmsg":"ok"}""", content);
    }

    private (string, string?) DingTalkSays(HttpContext http, string raw, JsonElement body)
    {
        if (http.Request.Query["access_token"] != DingToken) return ("""{"errcode":300005,"errmsg":"token is not exist"}""", null);
        var timestamp = http.Request.Query["timestamp"].ToString();
        using var mac = new HMACSHA256(Encoding.UTF8.GetBytes(DingSecret));
        var sign = Convert.ToBase64String(mac.ComputeHash(Encoding.UTF8.GetBytes(timestamp + "\n" + DingSecret)));
        var old = Math.Abs(_clock.GetUtcNow().ToUnixTimeMilliseconds() - (long.TryParse(timestamp, out var t) ? t : 0)) > 3_600_000;
        if (http.Request.Query["sign"] != sign || old) return ("""{"errcode":310000,"errmsg":"sign not match"}""", null);
        if (Encoding.UTF8.GetByteCount(raw) > 20_000) return ("""{"errcode":460101,"errmsg":"message too long, exceed 20000 bytes"}""", null);
        return ("""{"errcode":0,"errmsg":"ok"}""", body.GetProperty("markdown").GetProperty("text").GetString());
    }

    private (string, string?) LarkSays(string path, string raw, JsonElement body)
    {
        if (!path.EndsWith(LarkToken, StringComparison.Ordinal)) return ("""{"code":19001,"msg":"param invalid: incoming webhook access token invalid"}""", null);
        var timestamp = body.TryGetProperty("timestamp", out var t) ? t.GetString()! : "";
        using var mac = new HMACSHA256(Encoding.UTF8.GetBytes(timestamp + "\n" + LarkSecret));
        var old = Math.Abs(_clock.GetUtcNow().ToUnixTimeSeconds() - (long.TryParse(timestamp, out var s) ? s : 0)) > 3600;
        if (!body.TryGetProperty("sign", out var sign) || sign.GetString() != Convert.ToBase64String(mac.ComputeHash([])) || old) return ("""{"code":19021,"msg":"sign match fail or timestamp is not within one hour from current time"}""", null);
        return Encoding.UTF8.GetByteCount(raw) > 20 << 10 ? ("""{"code":9499,"msg":"Bad Request"}""", null) : ("""{"code":0,"msg":"success","data":{}}""", body.GetProperty("content").GetProperty("post").ToString());
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
