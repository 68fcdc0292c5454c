using Dealership.Contracts;

namespace Dealership.CustomerService.FollowUps;

/// <summary>A hint for the first call after handover: use, questions, contact data, satisfaction, hidden grievances. Never asks for a full mark.</summary>
internal static class Script
{
    public static Text Opening { get; } = new(
        "您好，我是本店客服。您刚提了新车，耽误您一分钟，想了解一下用车情况，现在方便吗？",
        "Hello, this is the dealership's customer service. You have just taken your new car: may I have a minute to hear how it goes?");

    public static IReadOnlyList<Text> Questions { get; } =
    [
        new("这几天开着怎么样？功能、操作有没有不清楚的？", "How has it been? Is anything about its functions unclear?"),
        new("提车那天的讲解和手续，有没有遗漏或不满意的？", "Was anything missing or unsatisfactory on the day you took it?"),
        new("总的来说您满意吗？有什么要我们改进的？", "All in all, are you satisfied? What should we do better?"),
        new("这个号码以后联系您方便吗？", "Is this number the right one to reach you?"),
    ];
}
