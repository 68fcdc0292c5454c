using Dealership.Contracts;
using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Appraisal;

/// <summary>
/// How the appraisal clause (SM-1) is proven: a month by the last sheet confirmed. What others owe for it stands on their desks: the assessed
/// signs, the general manager assesses the sales manager and decides appeals.
/// </summary>
internal static class AppraisalClauses
{
    public static Clause ProvenByAppraisal(this Clause clause) => clause
        .ProvenBy<MonthAppraised>(e => Proof.OfOccurrence(e.MonthId, e.At, e.By, $"/sales/appraisals?month={e.Month:yyyy-MM}"))
        .OwedFor<AppraisalConfirmed>(e => new Owed(
            e.ConfirmationId, new Text("看本人的考评结果并签收", "Look at your appraisal and sign that you saw it"), Due.EndOfWorkingDay(e.At, 3), Sheet(e.AppraisalId))
        { Person = e.PersonId })
        .ProvenBy<AppraisalSeen>(e => new(e.ConfirmationId, e.SeenId, e.At, e.By, Sheet(e.AppraisalId)))
        .OwedFor<ManagerSheetDrawn>(e => new Owed(
            e.AppraisalId, new Text("给销售经理考评并确认", "Assess the sales manager and confirm the result"), Due.EndOfWorkingDay(e.At, 3), Sheet(e.AppraisalId))
        { Position = Position.GeneralManager, Never = e.PersonId })
        .ProvenBy<ManagerAppraised>(e => new(e.AppraisalId, e.ConfirmationId, e.At, e.By, Sheet(e.AppraisalId)))
        .OwedFor<AppraisalAppealed>(e => new Owed(
            e.AppealId, new Text("裁定一份考评申诉", "Decide an appeal against an appraisal"), Due.EndOfWorkingDay(e.At, 3), Sheet(e.AppraisalId))
        { Position = Position.GeneralManager, Never = e.By })
        .ProvenBy<AppealDecided>(e => new(e.AppealId, e.AppealId, e.At, e.By, Sheet(e.AppraisalId)));

    private static string Sheet(Guid sheet) => $"/sales/appraisals/{sheet}";
}
