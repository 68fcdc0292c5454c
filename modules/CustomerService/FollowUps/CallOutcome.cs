using Dealership.Contracts;

namespace Dealership.CustomerService.FollowUps;

/// <summary>
/// How a call ended (回访结果). Only a talk that reached its purpose counts as spoken to (rate B); whoever asks to be called
/// back later has not been followed up yet.
/// </summary>
/// <param name="Code">Stored and told.</param>
/// <param name="Name">On the chip.</param>
/// <param name="Reached">The buyer was spoken to.</param>
/// <param name="ContactWrong">The number is not his: the consultant must correct it.</param>
/// <param name="StopsContact">He may not be called again.</param>
/// <param name="NeedsNext">He named a time to be called back.</param>
/// <param name="Dissatisfied">A complaint may be opened with it.</param>
internal sealed record CallOutcome(
    string Code, Text Name, bool Reached = false, bool ContactWrong = false, bool StopsContact = false, bool NeedsNext = false, bool Dissatisfied = false)
{
    public const string CallBackLater = "call-back-later";

    /// <summary>In the order of the form: spoken to, no talk yet, nobody there.</summary>
    public static IReadOnlyList<CallOutcome> All { get; } =
    [
        new("reached-satisfied", new("满意", "Satisfied"), Reached: true),
        new("reached-basically-satisfied", new("基本满意", "Basically satisfied"), Reached: true),
        new("reached-basically-dissatisfied", new("基本不满意", "Basically dissatisfied"), Reached: true, Dissatisfied: true),
        new("reached-dissatisfied", new("不满意", "Dissatisfied"), Reached: true, Dissatisfied: true),
        new(CallBackLater, new("约时再打", "Call back later"), NeedsNext: true),
        new("no-answer", new("无人接听", "No answer")),
        new("refused", new("拒接", "Call refused")),
        new("hung-up", new("中途挂断", "Hung up")),
        new("switched-off", new("关机", "Switched off")),
        new("service-stopped", new("停机", "Service stopped")),
        new("wrong-number", new("错号、空号", "Wrong number"), ContactWrong: true),
        new("given-to-other", new("已转他人使用", "Used by somebody else"), ContactWrong: true),
        new("do-not-contact", new("明确拒绝联系", "Do not contact"), StopsContact: true),
    ];

    /// <summary>By code; nothing when there is none such.</summary>
    public static CallOutcome? Of(string? code) => All.FirstOrDefault(o => o.Code == code);

    /// <summary>The name of a stored code.</summary>
    public static Text NameOf(string code) => Of(code)?.Name ?? new(code, code);

    /// <summary>What ends the follow-up: a talk, or a clear no.</summary>
    public string? Ends => Reached ? "spoken" : StopsContact ? "do-not-contact" : null;
}
