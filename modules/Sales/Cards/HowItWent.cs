using Dealership.Contracts;

namespace Dealership.Sales.Cards;

/// <summary>How a contact went, and by which way: one choice for both.</summary>
internal sealed record HowItWent(string Code, Text Name, bool Reached)
{
    public static IReadOnlyList<HowItWent> All { get; } =
    [
        new("phone", new("电话聊过", "Talked on the phone"), true), new("wechat", new("微信聊过", "Talked on WeChat"), true), new("visit", new("到店面谈", "Met in the showroom"), true),
        new("home", new("上门", "Visited him"), true), new("no-answer", new("没联系上", "Not reached"), false), new("wrong-number", new("号码不对", "Wrong number"), false),
    ];

    public static HowItWent? Of(string? code) => All.FirstOrDefault(h => h.Code == code);
}
