using Dealership.Contracts;

namespace Dealership.Sales.Training;

/// <summary>What the codes of training are called.</summary>
internal static class TrainingNames
{
    public static Text OfCertificate(string state) => state switch
    {
        TrainingMatrix.Held => new("有效", "Held"),
        TrainingMatrix.Expiring => new("快到期", "Ends soon"),
        TrainingMatrix.Expired => new("已过期", "Ended"),
        _ => new("缺", "Missing"),
    };

    public static Text OfResult(bool? attended, bool? passed) => (attended, passed) switch
    {
        (null, _) => new("已报名", "Nominated"),
        (false, _) => new("未参训", "Did not go"),
        (_, true) => new("合格", "Passed"),
        _ => new("未合格", "Did not pass"),
    };

    public static Text OfPassingOn(NominationList.Row part) => part switch
    {
        { Done: true } => new("转训合格", "Passed on"),
        { ToCheck: true } => new("转训待检查", "To be checked"),
        { Overdue: true } => new("转训逾期", "Passing on is overdue"),
        { ToPassOn: true } => new("待转训", "To be passed on"),
        _ => new("—", "—"),
    };
}
