using Dealership.Contracts;

namespace Dealership.CustomerService.Customers;

/// <summary>
/// What a customer is asked to agree to (个人信息保护法 14、17), by purpose. Whoever changes a sentence raises the version:
/// the ledger keeps which one he was told.
/// </summary>
internal static class ConsentWording
{
    public const int Version = 1;

    public static IReadOnlyList<(string Code, Text Name, Text Sentence)> Purposes { get; } =
    [
        ("follow-up", new("交车后跟踪", "Follow-up after handover"),
            new("用于了解您提车后的用车情况并解答问题。", "To hear how you get on with the vehicle and answer your questions.")),
        ("survey", new("满意度调查", "Satisfaction survey"), new("用于了解您对本店服务的评价。", "To learn how you rate this store's service.")),
        ("marketing", new("活动与优惠通知", "Events and offers"), new("用于通知您本店的活动和优惠。", "To tell you of this store's events and offers.")),
        ("owner-club", new("车友会", "Owners' club"), new("用于车友会的活动通知和报名。", "For the owners' club's notices and sign-up.")),
    ];

    public static IReadOnlyList<(string Code, Text Name)> Channels { get; } =
        [("phone", new("电话", "Phone")), ("sms", new("短信", "SMS")), ("wechat", new("微信", "WeChat"))];
}
