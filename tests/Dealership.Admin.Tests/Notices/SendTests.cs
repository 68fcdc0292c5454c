using System.Text.Json;
using Dealership.Admin.Notices;
using Dealership.Plugin;
using Dealership.TestKit;
using static Dealership.Admin.Tests.Obligations.Ledger;

namespace Dealership.Admin.Tests.Notices;

/// <summary>The officer's digest of Saturday, 7 March, on its way out through a robot on this machine.</summary>
public sealed class SendTests : IAsyncLifetime
{
    private TestHouse _house = null!;
    private RobotSink _sink = null!;

    public async ValueTask InitializeAsync()
    {
        _house = await TestHouse.Open();
        _sink = await RobotSink.Open(_house.Clock);
        await _house.HandedOver(Wednesday(9));
        Assert.True((await _house.Do(Cast.Gao, (SetReach duty) => duty.Now(new() { Hosts = $"qyapi.weixin.qq.com\nhttp://{_sink.Host}", Site = "https://dms.example.cn/" }, default))).Ok);
    }

    public async ValueTask DisposeAsync()
    {
        await _sink.DisposeAsync();
        await _house.DisposeAsync();
    }

    private async Task<Guid> Channel(string? address = null, string kind = "wecom", string name = "客服群", bool on = true)
    {
        var outcome = await _house.Do(Cast.An, (KeepChannel duty) => duty.Now(null, new() { Kind = kind, Name = name, IsOn = on, Fields = new() { ["address"] = address ?? _sink.WeCom } }, default));
        Assert.True(outcome.Ok, string.Join(' ', outcome.Problems.Select(p => p.Text.Zh)));
        return outcome.Id!.Value;
    }

    private async Task<Guid> Chosen(string? address = null)
    {
        var channel = await Channel(address);
        Assert.True((await _house.Do(Cast.Lin, (ChooseNotices duty) => duty.Now(new() { Channels = [channel] }, default))).Ok);
        return channel;
    }

    private async Task At(int day, int hour, int minute = 0, int second = 0)
    {
        _house.Clock.SetUtcNow(March(day, hour, minute, second));
        await _house.Tick();
        _house.Clock.Advance(TimeSpan.FromSeconds(11)); // what was written is sent at the next look
        await _house.Tick();
    }

    private async Task<IReadOnlyList<DeliveryLog.Row>> Log() => (await _house.Read(Cast.An, (DeliveryLog log) => log.Show(new(), default))).Rows;

    [Fact]
    public async Task It_arrives_once_although_two_hosts_run()
    {
        await Chosen();
        _house.Clock.SetUtcNow(March(7, 8, 31));
        await Task.WhenAll(_house.Tick(), _house.Tick());
        _house.Clock.Advance(TimeSpan.FromSeconds(11));
        await Task.WhenAll(_house.Tick(), _house.Tick());
        await At(7, 8, 45);
        var got = Assert.Single(_sink.Accepted);
        Assert.Contains("林小芳", got.Text);
        Assert.Contains("(https://dms.example.cn/customer-service/", got.Text);
        var row = Assert.Single(await Log());
        Assert.Equal(("sent", "0 ok", "客服群", "林小芳", "morning", 1), (row.State, row.SaidZh, row.Channel, row.Person, row.Digest, row.Attempts));
    }

    [Fact]
    public async Task Killed_between_the_answer_and_the_commit_it_is_sent_again()
    {
        await Chosen();
        _sink.Instead = _ => Task.FromResult("""{"errcode":-1,"errmsg":"system busy"}""");
        await At(7, 8, 31);
        _sink.Instead = null;
        _house.Clock.SetUtcNow(March(7, 8, 33));
        await _house.Within(async (SendNotices send) =>
        {
            await send.Run(default);
            return 0;
        });
        Assert.Single(_sink.Accepted);
        await _house.Tick();
        Assert.Equal(2, _sink.Accepted.Count);
        Assert.Equal("sent", Assert.Single(await Log()).State);
    }

    [Fact]
    public async Task What_fails_is_tried_again_later_and_later_then_parked_and_can_be_sent_again()
    {
        await Chosen();
        _sink.Instead = _ => Task.FromResult("""{"errcode":-1,"errmsg":"system busy"}""");
        await At(7, 8, 31);
        Assert.Equal(("waiting", 1, "-1 system busy"), (await Log()) is [var first] ? (first.State, first.Attempts, first.SaidZh) : default);
        await At(7, 8, 31, 50);
        Assert.Equal(1, _sink.Knocks);
        foreach (var minute in new[] { 32, 35, 44 }) await At(7, 8, minute, 1);
        Assert.Equal(("waiting", 4), (await Log()) is [var fourth] ? (fourth.State, fourth.Attempts) : default);
        await At(7, 9, 11, 2);
        var parked = Assert.Single(await Log());
        Assert.Equal(("parked", SendNotices.Tries, 5), (parked.State, parked.Attempts, _sink.Knocks));
        await At(7, 10);
        Assert.Equal(5, _sink.Knocks);
        _sink.Instead = null;
        Assert.True((await _house.Do(Cast.An, (SendAgain duty) => duty.Now(parked.Id, default))).Ok);
        await At(7, 10, 1);
        Assert.Single(_sink.Accepted);
        Assert.False((await _house.Do(Cast.An, (SendAgain duty) => duty.Now(parked.Id, default))).Ok);
    }

    [Fact]
    public async Task What_will_never_go_is_parked_at_once()
    {
        await Chosen(_sink.WeCom.Replace("wecomkey", "otherkey"));
        await At(7, 8, 31);
        var row = Assert.Single(await Log());
        Assert.Equal(("parked", 1), (row.State, row.Attempts));
        Assert.StartsWith("93000", row.SaidZh);
    }

    [Fact]
    public async Task Too_many_lets_the_channel_rest_and_is_no_try()
    {
        await Chosen();
        _sink.Instead = _ => Task.FromResult("""{"errcode":45009,"errmsg":"api freq out of limit"}""");
        await At(7, 8, 31);
        Assert.Equal(("waiting", 0), (await Log()) is [var row] ? (row.State, row.Attempts) : default);
        _sink.Instead = null;
        await At(7, 8, 31, 30);
        Assert.Equal(1, _sink.Knocks);
        await At(7, 8, 32, 1);
        Assert.Single(_sink.Accepted);
    }

    [Fact]
    public async Task No_more_goes_out_in_a_minute_than_the_robot_takes()
    {
        var channel = await Chosen();
        _house.Clock.SetUtcNow(March(7, 8, 29, 50));
        for (var n = 0; n < 20; n++) Assert.True((await _house.Do(Cast.An, (TryChannel duty) => duty.Now(channel, default))).Ok);
        Assert.False((await _house.Do(Cast.An, (TryChannel duty) => duty.Now(channel, default))).Ok);
        await At(7, 8, 30, 20);
        Assert.Equal(20, _sink.Accepted.Count);
        await At(7, 8, 31, 1);
        Assert.Equal(21, _sink.Accepted.Count);
    }

    [Fact]
    public async Task A_slow_answer_is_a_failure_and_not_a_wait()
    {
        await Chosen();
        _sink.Instead = async http =>
        {
            await Task.Delay(TimeSpan.FromSeconds(30), http.RequestAborted).ContinueWith(_ => { });
            return "{}";
        };
        await At(7, 8, 31);
        Assert.Equal(("waiting", "8 秒内没有回答"), (await Log()) is [var row] ? (row.State, row.SaidZh) : default);
    }

    [Fact]
    public async Task A_place_that_is_no_longer_allowed_is_not_called()
    {
        await Chosen();
        await _house.Do(Cast.Gao, (SetReach duty) => duty.Now(new() { Hosts = "qyapi.weixin.qq.com" }, default));
        await At(7, 8, 31);
        Assert.Equal((0, "parked"), (_sink.Knocks, Assert.Single(await Log()).State));
        var refused = await _house.Do(Cast.An, (KeepChannel duty) => duty.Now(null, new() { Kind = "wecom", Name = "内网", Fields = new() { ["address"] = _sink.WeCom } }, default));
        Assert.Equal("address", Assert.Single(refused.Problems).Field);
    }

    [Fact]
    public async Task The_key_is_shown_to_nobody_and_stands_in_no_log()
    {
        var channel = await Channel(kind: "dingtalk", address: _sink.DingTalk);
        await _house.Do(Cast.An, (KeepChannel duty) => duty.Now(channel, new() { Name = "改名", Fields = new() { ["secret"] = RobotSink.DingSecret } }, default));
        _sink.Instead = http => Task.FromResult($$"""{"errcode":1,"errmsg":"bad {{RobotSink.DingToken}} {{RobotSink.DingSecret}}"}""");
        var outcome = await _house.Do(Cast.An, (TryChannel duty) => duty.Now(channel, default));
        var shown = JsonSerializer.Serialize(await _house.Read(Cast.An, (ChannelRecord record) => record.Show(channel, default)))
            + JsonSerializer.Serialize(await _house.Read(Cast.An, (ChannelList list) => list.Show(default))) + JsonSerializer.Serialize(await Log()) + outcome.Said!.Value.Zh
            + await _house.Sql<string>("select string_agg(c::text, '') from admin.channels c") + await _house.Sql<string>("select string_agg(c::text, '') from admin.commands c");
        Assert.Contains("改名", shown);
        Assert.DoesNotContain(RobotSink.DingToken, shown);
        Assert.DoesNotContain(RobotSink.DingSecret, shown);
        _sink.Instead = null;
        Assert.Contains("已被接收", (await _house.Do(Cast.An, (TryChannel duty) => duty.Now(channel, default))).Said!.Value.Zh);
    }

    [Fact]
    public async Task A_channel_that_is_off_sends_nothing_and_cannot_be_chosen()
    {
        var channel = await Channel(on: false);
        var chosen = await _house.Do(Cast.Lin, (ChooseNotices duty) => duty.Now(new() { Channels = [channel] }, default));
        Assert.Equal("Channels", Assert.Single(chosen.Problems).Field);
        await At(7, 8, 31);
        Assert.Equal(0, _sink.Knocks);
    }

    [Fact]
    public async Task Mail_needs_the_persons_address()
    {
        await using var post = new MailSink();
        await _house.Do(Cast.Gao, (SetReach duty) => duty.Now(new() { Hosts = $"127.0.0.1:{post.Port}" }, default));
        var kept = await _house.Do(Cast.An, (KeepChannel duty) => duty.Now(null, new() { Kind = "mail", Name = "邮件", IsOn = true, Fields = new() { ["host"] = "127.0.0.1", ["port"] = $"{post.Port}", ["from"] = "dms@example.cn" } }, default));
        var without = await _house.Do(Cast.Lin, (ChooseNotices duty) => duty.Now(new() { Channels = [kept.Id!.Value] }, default));
        Assert.Equal("Mail", Assert.Single(without.Problems).Field);
        await _house.Do(Cast.Lin, (ChooseNotices duty) => duty.Now(new() { Channels = [kept.Id!.Value], Mail = "lin@example.cn" }, default));
        await At(7, 8, 31);
        Assert.Contains("lin@example.cn", Assert.Single(post.Letters));
    }

    [Fact]
    public async Task The_ways_out_are_kept_by_those_who_may_and_for_one_store_alone()
    {
        var channel = await Channel();
        await Assert.ThrowsAsync<NotAllowedException>(() => _house.Do(Cast.Lin, (KeepChannel duty) => duty.Now(channel, new() { Name = "我的" }, default)));
        await Assert.ThrowsAsync<NotAllowedException>(() => _house.Read(Cast.Wei, (DeliveryLog log) => log.Show(new(), default)));
        var elsewhere = _house.As(Cast.An, Cast.OtherStore);
        Assert.Empty(await _house.Read(elsewhere, (ChannelList list) => list.Show(default)));
        Assert.False((await _house.Do(elsewhere, (KeepChannel duty) => duty.Now(channel, new() { Name = "别店" }, default))).Ok);
        Assert.False((await _house.Do(elsewhere, (TryChannel duty) => duty.Now(channel, default))).Ok);
    }

    [Fact]
    public async Task What_waited_for_half_a_day_is_history()
    {
        var channel = await Chosen();
        _sink.Instead = _ => Task.FromResult("""{"errcode":-1}""");
        await At(7, 8, 31);
        _sink.Instead = null;
        await _house.Do(Cast.An, (KeepChannel duty) => duty.Now(channel, new() { Name = "客服群", IsOn = false }, default));
        await At(7, 23);
        await _house.Do(Cast.An, (KeepChannel duty) => duty.Now(channel, new() { Name = "客服群", IsOn = true }, default));
        await _house.Tick();
        Assert.Equal("parked", (await Log())[^1].State);
        Assert.Empty(_sink.Accepted);
    }
}
