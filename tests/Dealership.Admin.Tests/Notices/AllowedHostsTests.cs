using System.Net;
using Dealership.Admin.Notices;
using Dealership.Plugin.Channels;

namespace Dealership.Admin.Tests.Notices;

/// <summary>Where messages may go, and where they may not whatever anybody types.</summary>
public sealed class AllowedHostsTests
{
    [Theory]
    [InlineData("https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1")]
    [InlineData("https://oapi.dingtalk.com/robot/send?access_token=1")]
    [InlineData("https://open.feishu.cn/open-apis/bot/v2/hook/1")]
    [InlineData("https://QYAPI.weixin.qq.com/")]
    public void The_three_robots_are_allowed_from_the_start(string address) => Assert.Null(new AllowedHosts(AllowedHosts.Usual).Refuses(new(address)));

    [Theory]
    [InlineData("http://qyapi.weixin.qq.com/")]
    [InlineData("https://qyapi.weixin.qq.com:8443/")]
    [InlineData("https://qyapi.weixin.qq.com.evil.example/")]
    [InlineData("https://evil.example/?qyapi.weixin.qq.com")]
    [InlineData("https://qyapi.weixin.qq.com@evil.example/")]
    [InlineData("https://user@qyapi.weixin.qq.com/")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://localhost/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("https://2130706433/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://qyapi.weixin.qq.com/")]
    [InlineData("smtp://smtp.example.com:465")]
    public void Nothing_else_is(string address) => Assert.NotNull(new AllowedHosts(AllowedHosts.Usual).Refuses(new(address)));

    [Fact]
    public void A_store_may_name_more_and_a_private_address_only_by_itself()
    {
        var hosts = new AllowedHosts(["open.larksuite.com", "10.0.0.5:8443", "http://127.0.0.1:5099", "smtp.example.com", "mail.example.com:2525"]);
        Assert.Null(hosts.Refuses(new("https://open.larksuite.com/x")));
        Assert.Null(hosts.Refuses(new("https://10.0.0.5:8443/x")));
        Assert.Null(hosts.Refuses(new("http://127.0.0.1:5099/x")));
        Assert.NotNull(hosts.Refuses(new("http://127.0.0.1:5432/x")));
        Assert.NotNull(hosts.Refuses(new("http://10.0.0.5:8443/x")));
        Assert.Null(hosts.Refuses(new("smtp://smtp.example.com:465")));
        Assert.NotNull(hosts.Refuses(new("smtp://smtp.example.com:2525")));
        Assert.Null(hosts.Refuses(new("smtp://mail.example.com:2525")));
        Assert.True(hosts.Reaches(IPAddress.Parse("10.0.0.5")));
        Assert.False(hosts.Reaches(IPAddress.Parse("10.0.0.6")));
    }

    [Theory]
    [InlineData("127.0.0.1"), InlineData("10.1.2.3"), InlineData("172.16.0.1"), InlineData("172.31.255.255"), InlineData("192.168.1.1"), InlineData("169.254.169.254")]
    [InlineData("100.64.0.1"), InlineData("0.0.0.0"), InlineData("224.0.0.1"), InlineData("::1"), InlineData("fe80::1"), InlineData("fd00::1"), InlineData("::ffff:10.0.0.1"), InlineData("64:ff9b::a00:1")]
    public void A_name_that_leads_inside_is_not_followed(string address) => Assert.False(new AllowedHosts(AllowedHosts.Usual).Reaches(IPAddress.Parse(address)));

    [Theory]
    [InlineData("101.91.40.24"), InlineData("172.32.0.1"), InlineData("2409:8c1e::1")]
    public void A_public_one_is(string address) => Assert.True(new AllowedHosts(AllowedHosts.Usual).Reaches(IPAddress.Parse(address)));

    [Theory]
    [InlineData("http://qyapi.weixin.qq.com"), InlineData("https://a.example/path"), InlineData("*.example.com"), InlineData("a b"), InlineData("https://u@a.example")]
    public void What_is_no_host_cannot_be_entered(string typed) => Assert.Null(AllowedHosts.Read(typed));

    [Fact]
    public async Task The_connection_itself_looks_at_where_the_name_leads()
    {
        await using var sink = await RobotSink.Open(TimeProvider.System);
        using var wire = new Wire(new(["localhost", $"localhost:{new Uri(sink.WeCom).Port}"]));
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => wire.Connect(new($"smtp://localhost:{new Uri(sink.WeCom).Port}"), default));
        Assert.IsType<WireRefusedException>(refused);
        Assert.Equal(0, sink.Knocks);
    }
}
