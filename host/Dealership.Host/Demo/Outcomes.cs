using Dealership.Contracts;

namespace Dealership.Host.Demo;

/// <summary>Outcome codes of a follow-up call, how often each comes, and what the officer writes beside it.</summary>
internal static class Outcomes
{
    public const string Satisfied = "reached-satisfied", BasicallySatisfied = "reached-basically-satisfied",
        BasicallyDissatisfied = "reached-basically-dissatisfied", Dissatisfied = "reached-dissatisfied", CallBackLater = "call-back-later",
        Refused = "refused", WrongNumber = "wrong-number", SwitchedOff = "switched-off", ServiceStopped = "service-stopped", NoAnswer = "no-answer",
        DoNotContact = "do-not-contact", HungUp = "hung-up", GivenToOther = "given-to-other";

    /// <summary>What a reached buyer says who has nothing to complain about.</summary>
    public static readonly Odds<string> Content = new((Satisfied, 0.66), (BasicallySatisfied, 0.31), (BasicallyDissatisfied, 0.03));

    /// <summary>What a reached buyer says who will complain elsewhere.</summary>
    public static readonly Odds<string> Reserved = new((BasicallySatisfied, 0.7), (BasicallyDissatisfied, 0.3));

    /// <summary>What a reached buyer says who complains in the call.</summary>
    public static readonly Odds<string> Angry = new((Dissatisfied, 0.6), (BasicallyDissatisfied, 0.4));

    /// <summary>How a call goes that does not reach the buyer.</summary>
    public static readonly Odds<string> Unreached = new(
        (NoAnswer, 0.5), (CallBackLater, 0.17), (SwitchedOff, 0.13), (WrongNumber, 0.04), (Refused, 0.04), (HungUp, 0.04), (ServiceStopped, 0.03),
        (GivenToOther, 0.02), (DoNotContact, 0.03));

    /// <summary>Nobody calls again after these.</summary>
    public static bool Final(string outcome) => Reached(outcome) || outcome is DoNotContact or Refused;

    /// <summary>The buyer was spoken to about the vehicle.</summary>
    public static bool Reached(string outcome) => outcome.StartsWith("reached-", StringComparison.Ordinal);

    /// <summary>What the officer may write; empty where the code says it all.</summary>
    public static IReadOnlyList<Text> Notes(string outcome) => outcome switch
    {
        Satisfied =>
        [
            new("用车顺利,已提醒首保时间。", "Car runs well; reminded of the first service."),
            new("客户很满意,说顾问讲解很耐心。", "Very pleased; praises the consultant's patience."),
            new("问了蓝牙配对,电话里已教会。", "Asked how to pair Bluetooth; explained on the phone."),
            new("联系方式核对无误,同意接受满意度回访。", "Contact data correct; agrees to the satisfaction call."),
            new("想加入车友会,已登记意向。", "Would like to join the owners' club; noted."),
        ],
        BasicallySatisfied =>
        [
            new("觉得交车等得有点久,其他都好。", "Waited a little long at handover; otherwise fine."),
            new("导航升级不会用,已约到店时再讲。", "Cannot update the navigation; will be shown on the next visit."),
            new("问临牌到期怎么办,已说明。", "Asked about the temporary plate; explained."),
        ],
        BasicallyDissatisfied =>
        [
            new("新车味道较重,已告知通风办法,后续关注。", "Strong smell in the new car; told how to air it; to be watched."),
            new("赠送的脚垫还没寄到,已转销售顾问。", "The promised mats have not come; passed on to the consultant."),
        ],
        CallBackLater => [new("客户正在开会,请晚些再打。", "In a meeting; asks to be called later."), new("正在开车,不方便。", "Driving; not a good time.")],
        NoAnswer => [new("响铃无人接听,换时段再打。", "Rings, no answer; try another time of day.")],
        WrongNumber => [new("接电话的人说打错了,请销售顾问核实号码。", "Somebody else answers; the consultant must check the number.")],
        GivenToOther => [new("号码是客户家人在用,要本人号码。", "A relative uses this number; ask for the buyer's own.")],
        DoNotContact => [new("客户明确表示不要再来电。", "Says clearly not to be called again.")],
        Refused => [new("不愿接受回访。", "Does not want a follow-up call.")],
        _ => [],
    };
}
