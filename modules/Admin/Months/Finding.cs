using Dealership.Contracts;

namespace Dealership.Admin.Months;

/// <summary>
/// One place where reckoning a closed month anew differs from it. An alarm (告警): the rows known when it was closed give
/// another answer now. A correction (更正): something was heard afterwards, and that is all.
/// </summary>
/// <param name="Kind">alarm or correction.</param>
/// <param name="Clause">Empty: the month as a whole.</param>
/// <param name="Was">As closed: result, and grade of the proof after a slash; empty where it was not there.</param>
/// <param name="IsNow">As reckoned now, in the same words.</param>
/// <param name="Why">One of <see cref="Reasons"/>.</param>
internal sealed record Finding(string Kind, string Clause, Guid Subject, string Was, string IsNow, string Why)
{
    public const string Alarm = "alarm";
    public const string Correction = "correction";

    /// <summary>Why it differs, by code.</summary>
    public static IReadOnlyDictionary<string, Text> Reasons { get; } = new Dictionary<string, Text>
    {
        ["digest"] = new("封存内容与摘要不符", "The content is not what was digested"),
        ["signature"] = new("签名不成立", "The signature does not hold"),
        ["chain"] = new("与上月摘要接不上", "It does not follow from the month before"),
        ["changed"] = new("当时的原始记录被改动", "The rows known then were changed"),
        ["vanished"] = new("当时的原始记录不见了", "The rows known then are gone"),
        ["appeared"] = new("冒出一条声称当时已知的记录", "A row claims to have been known then"),
        ["evidence"] = new("封存后才补登凭证", "Evidence was entered after closing"),
        ["voided"] = new("封存后凭证被作废", "The evidence was taken back after closing"),
        ["released"] = new("封存后事由解除", "Its reason fell away after closing"),
        ["exempted"] = new("封存后才批豁免", "It was excused after closing"),
        ["heard"] = new("封存后才补录业务", "The business was entered after closing"),
    };
}
