using System.Text;
using Dealership.Admin.Notices;
using Dealership.Plugin.Channels;
using Dealership.TestKit;
using Microsoft.Extensions.Time.Testing;

namespace Dealership.Admin.Tests.Notices;

/// <summary>The three robots and mail against servers on this machine that check everything the makers check.</summary>
public sealed class RobotTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(Cast.Start);
    private RobotSink _sink = null!;
    private Wire _wire = null!;

    public async ValueTask InitializeAsync() => (_sink, _wire) = (await RobotSink.Open(_clock), null!);

    public async ValueTask DisposeAsync()
    {
        _wire?.Dispose();
        await _sink.DisposeAsync();
    }

    private static Letter Seven(int width = 20, int more = 5) => new(Guid.CreateVersion7(), "林小芳", "lin@example.com", "早间提醒：逾期 12",
        [.. Enumerable.Range(1, 7).Select(n => new LetterLine(new string('跟', width) + n, $"https://dms.example.cn/admin/obligations/{n}"))], more, "https://dms.example.cn/", "zh");

    private Task<ChannelAnswer> Send(IChannel channel, string address, Letter letter, string secret = "")
    {
        _wire ??= new(new([$"http://{_sink.Host}"]));
        return channel.Send(letter, new(new Dictionary<string, string> { ["address"] = address, ["secret"] = secret }), _wire, default);
    }

    [Fact]
    public async Task Each_takes_what_is_sent_to_it()
    {
        Assert.Equal(ChannelResult.Taken, (await Send(new WeComRobot(), _sink.WeCom, Seven())).Result);
        Assert.Equal(ChannelResult.Taken, (await Send(new DingTalkRobot(_clock), _sink.DingTalk, Seven(), RobotSink.DingSecret)).Result);
        Assert.Equal(ChannelResult.Taken, (await Send(new LarkRobot(_clock), _sink.Lark, Seven(), RobotSink.LarkSecret)).Result);
        Assert.All(_sink.Accepted, got =>
        {
            Assert.Contains("林小芳", got.Text);
            Assert.Contains("早间提醒：逾期 12", got.Text);
            Assert.Contains("https://dms.example.cn/admin/obligations/7", got.Text);
            Assert.Contains("另有 5 件", got.Text);
        });
        Assert.Equal(3, _sink.Accepted.Count);
    }

    [Fact]
    public async Task A_wrong_signature_is_said_although_it_comes_with_200()
    {
        var ding = await Send(new DingTalkRobot(_clock), _sink.DingTalk, Seven(), "SECwrong");
        Assert.Equal((ChannelResult.Refused, "310000 sign not match"), (ding.Result, ding.Said.Zh));
        var lark = await Send(new LarkRobot(_clock), _sink.Lark, Seven(), "wrong");
        Assert.Equal(ChannelResult.Refused, lark.Result);
        Assert.StartsWith("19021 ", lark.Said.Zh);
        Assert.Equal(ChannelResult.Refused, (await Send(new WeComRobot(), _sink.WeCom.Replace("wecomkey", "otherkey"), Seven())).Result);
        Assert.Empty(_sink.Accepted);
    }

    [Theory]
    [InlineData(150)]
    [InlineData(700)]
    [InlineData(4000)]
    public async Task What_is_too_long_is_cut_by_lines_and_counted(int width)
    {
        Assert.Equal(ChannelResult.Taken, (await Send(new WeComRobot(), _sink.WeCom, Seven(width))).Result);
        Assert.Equal(ChannelResult.Taken, (await Send(new DingTalkRobot(_clock), _sink.DingTalk, Seven(width), RobotSink.DingSecret)).Result);
        Assert.Equal(ChannelResult.Taken, (await Send(new LarkRobot(_clock), _sink.Lark, Seven(width), RobotSink.LarkSecret)).Result);
        Assert.All(_sink.Accepted, got =>
        {
            var shown = Enumerable.Range(1, 7).Count(n => got.Text.Contains($"obligations/{n}"));
            Assert.Contains($"另有 {5 + 7 - shown} 件", got.Text);
            Assert.Contains("打开今日工作", got.Text);
        });
        Assert.True(Encoding.UTF8.GetByteCount(_sink.Accepted[0].Text) <= WeComRobot.Bytes);
    }

    [Theory]
    [InlineData("""{"errcode":45009,"errmsg":"api freq out of limit"}""", "wecom", 1)]
    [InlineData("""{"errcode":130101,"errmsg":"send too fast, exceed 20 times per minute"}""", "dingtalk", 10)]
    [InlineData("""{"code":11232,"msg":"frequency limited"}""", "lark", 1)]
    public async Task Too_many_is_understood_and_waited_out(string answer, string kind, int minutes)
    {
        _sink.Instead = _ => Task.FromResult(answer);
        var (channel, address) = kind switch
        {
            "wecom" => ((IChannel)new WeComRobot(), _sink.WeCom),
            "dingtalk" => (new DingTalkRobot(_clock), _sink.DingTalk),
            _ => (new LarkRobot(_clock), _sink.Lark),
        };
        var said = await Send(channel, address, Seven());
        Assert.Equal((ChannelResult.Slower, TimeSpan.FromMinutes(minutes)), (said.Result, said.Wait));
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        _sink.Instead = http =>
        {
            http.Response.Redirect($"http://{_sink.Host}/elsewhere");
            return Task.FromResult("");
        };
        Assert.Equal(ChannelResult.Refused, (await Send(new WeComRobot(), _sink.WeCom, Seven())).Result);
        Assert.Equal(1, _sink.Knocks);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("""{"hello":1}""")]
    public async Task An_answer_that_is_none_is_a_failure(string answer)
    {
        _sink.Instead = _ => Task.FromResult(answer);
        Assert.Equal(ChannelResult.Failed, (await Send(new WeComRobot(), _sink.WeCom, Seven())).Result);
    }

    [Fact]
    public async Task Words_in_a_title_neither_mention_nor_link()
    {
        var letter = Seven() with { Lines = [new("<@all> [here](https://evil.example)", null)] };
        await Send(new WeComRobot(), _sink.WeCom, letter);
        var text = Assert.Single(_sink.Accepted).Text;
        Assert.DoesNotContain("<@all>", text);
        Assert.DoesNotContain("[here]", text);
    }

    [Fact]
    public async Task Mail_arrives_in_plain_text_with_an_id_that_stays_the_same()
    {
        await using var post = new MailSink();
        using var wire = new Wire(new([$"127.0.0.1:{post.Port}"]));
        var said = new ChannelSettings(new Dictionary<string, string> { ["host"] = "127.0.0.1", ["port"] = $"{post.Port}", ["from"] = "dms@example.cn" });
        var letter = Seven();
        Assert.Equal(ChannelResult.Taken, (await new MailBox().Send(letter, said, wire, default)).Result);
        var got = Assert.Single(post.Letters);
        Assert.Contains($"Message-Id: <{letter.Id:n}@example.cn>", got);
        Assert.Contains("lin@example.com", got);
        Assert.Contains("=?utf-8?", got);
        post.ToRecipient = "550 no such user";
        Assert.Equal(ChannelResult.Refused, (await new MailBox().Send(letter, said, wire, default)).Result);
        post.ToRecipient = "451 try later";
        Assert.Equal(ChannelResult.Failed, (await new MailBox().Send(letter, said, wire, default)).Result);
        Assert.Equal(ChannelResult.Refused, (await new MailBox().Send(letter with { Address = "" }, said, wire, default)).Result);
    }

    [Fact]
    public async Task No_password_is_said_to_a_server_that_does_not_encrypt()
    {
        await using var post = new MailSink();
        using var wire = new Wire(new([$"127.0.0.1:{post.Port}"]));
        var said = new ChannelSettings(new Dictionary<string, string> { ["host"] = "127.0.0.1", ["port"] = $"{post.Port}", ["from"] = "dms@example.cn", ["user"] = "dms", ["password"] = "hunter22" });
        Assert.Equal(ChannelResult.Refused, (await new MailBox().Send(Seven(), said, wire, default)).Result);
        Assert.Empty(post.Letters);
    }

    [Theory]
    [InlineData("lin@example.com", true), InlineData("lin", false), InlineData("lin@example.com\nBcc: all@example.com", false), InlineData("Lin <lin@example.com>", false), InlineData("a@b.cn, c@d.cn", false)]
    public void An_address_is_one_address(string typed, bool good) => Assert.Equal(good, MailBox.IsAddress(typed));
}
