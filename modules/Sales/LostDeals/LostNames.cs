using Dealership.Contracts;

namespace Dealership.Sales.LostDeals;

/// <summary>What the codes of lost deals are called.</summary>
internal static class LostNames
{
    public static Text Decision(bool? approved) => approved switch
    {
        true => new("同意", "Approved"),
        false => new("不同意", "Refused"),
        null => new("待决定", "Waits for a decision"),
    };

    public static Text How(string? how) => how switch
    {
        LogLostCall.Confirmed => new("原因属实", "The reason holds"),
        LogLostCall.OtherReason => new("另有原因", "Another reason"),
        LogLostCall.ComesBack => new("愿意再看车", "Looks for a car again"),
        _ => new("没联系上", "Not reached"),
    };
}
