using Dealership.Contracts;

namespace Dealership.Sales.Leads;

/// <summary>
/// How somebody heard of the store (信息渠道). It is not the source, which says by which way he reached it: who saw a short video may ring,
/// write or come.
/// </summary>
internal sealed record Channel(string Code, Text Name)
{
    public static IReadOnlyList<Channel> All { get; } =
    [
        new("vertical", new("汽车网站", "Car portal")), new("local-site", new("本地网站", "Local website")), new("wechat", new("微信", "WeChat")), new("video", new("短视频、直播", "Short video, live stream")),
        new("referral", new("老车主介绍", "Owner's referral")), new("friend", new("朋友", "Friend")), new("show", new("车展、巡展", "Motor show")), new("in-store", new("店内促销", "In-store promotion")),
        new("sms", new("短信", "Text message")), new("visit", new("顾问拜访", "Consultant's visit")), new("interception", new("竞品拦截", "Won from a competitor")), new("passing", new("路过", "Passing by")),
        new("street", new("公交、街头传单", "Bus, street leaflets")), new("outdoor", new("户外广告", "Outdoor")), new("newspaper", new("报纸", "Newspaper")), new("magazine", new("杂志", "Magazine")),
        new("radio", new("广播", "Radio")), new("tv", new("电视", "Television")), new("other", new("其他", "Other")),
    ];

    public static bool Is(string? code) => All.Any(c => c.Code == code);

    public static Text NameOf(string code) => All.FirstOrDefault(c => c.Code == code)?.Name ?? new(code, code);
}
