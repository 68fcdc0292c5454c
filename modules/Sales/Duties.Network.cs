using Dealership.Contracts;
using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales;

/// <summary>补: what the trade asks of whoever looks after the secondary network (二网专员), whom SM-10 stands for in the document.</summary>
internal sealed partial class Duties
{
    private static void NetworkOfficer(ClauseBook book)
    {
        Back(book, "DN-1", Position.SecondaryNetworkOfficer)
            .Says("开发本区域二网经销商,促进销量提升", "Win secondary dealers in the area and raise their sales")
            .Is(ClauseClass.PerEvent).Proposed("每家建档后30天内签约收齐保证金", "For each file, agreement and deposit within 30 days")
            .Shows("二网档案、协议、保证金收据", "Dealer file, agreement, receipt of the deposit")
            .OwedFor<SecondaryDealerFiled>(e => new Owed(
                e.DealerId, new Text("把一家二网谈成：签协议、收保证金，或终止档案", "Bring a secondary dealer in: agreement and deposit, or end its file"), Due.EndOfDay(e.At, 30), Dealer(e.DealerId))
            {
                Person = e.OfficerId,
            })
            .ProvenBy<SecondaryDealerStarted>(e => new Proof(e.DealerId, e.DealerId, e.At, e.By, Dealer(e.DealerId)))
            .ReleasedBy<SecondaryDealerEnded>(e => e.DealerId);

        Back(book, "DN-2", Position.SecondaryNetworkOfficer)
            .Says("协助二网日常销售,提供必要支持", "Help the secondary dealers to sell and give them the support they need")
            .Is(ClauseClass.PerEvent).Proposed("考核C级或首次D级，限期整改", "After a grade C, or a first D: put right within the time set")
            .Shows("整改和支持记录", "What was put right, and the support given")
            .OwedFor<SecondaryRectificationOwed>(e => new Owed(
                e.RectificationId, new Text("帮一家二网整改并复查，登记结果", "Help a secondary dealer put things right, look again and say what was done"), Due.At(e.DueAt), Dealer(e.DealerId))
            {
                Person = e.OfficerId,
            })
            .ProvenBy<SecondaryRectified>(e => new Proof(e.RectificationId, e.RectificationId, e.At, e.By, Dealer(e.DealerId)));

        Back(book, "DN-3", Position.SecondaryNetworkOfficer)
            .Says("控制业务往来风险,违规或超标事项汇报预警", "Control the risk of the business and report breaches and excesses")
            .Is(ClauseClass.PerEvent).Proposed("超限、差异、连续两月D级时，销售经理3天内处理", "An excess, a difference, two D running: settled by the sales manager within 3 days")
            .Shows("预警后的取回、补足、续签；差异了结；去留决定", "Cars back, deposit topped up or agreement renewed; differences cleared up; the decision to end")
            .OwedFor<SecondaryBreachFound>(e => ByManager(e.BreachId, e.At, new("一家二网超限：取回车辆、补足保证金或续签协议", "A secondary dealer is over its limit: take cars back, have the deposit topped up or renew the agreement"), Dealer(e.DealerId)))
            .ProvenBy<SecondaryBreachCured>(e => new Proof(e.BreachId, e.BreachId, e.At, e.By, Dealer(e.DealerId)))
            .OwedFor<SecondaryMismatchFound>(e => ByManager(e.DifferenceId, e.At, new("二网对账有差异：查清并了结", "A reconciliation found a difference: find out and clear it up"), DealerMonth(e.MonthId)))
            .ProvenBy<SecondaryMismatchSettled>(e => new Proof(e.DifferenceId, e.DifferenceId, e.At, e.By, DealerMonth(e.MonthId)))
            .OwedFor<SecondaryEndProposed>(e => ByManager(e.ProposalId, e.At, new("一家二网连续两月D级：决定去留", "A secondary dealer had D twice running: decide whether it stays"), Dealer(e.DealerId)))
            .ProvenBy<SecondaryEndDecided>(e => new Proof(e.ProposalId, e.ProposalId, e.At, e.By, Dealer(e.DealerId)));

        Back(book, "DN-4", Position.SecondaryNetworkOfficer)
            .Says("配合财务与二网进行库存及账务核对", "With finance, reconcile stock and account with the secondary dealers")
            .Is(ClauseClass.PerEvent).Proposed("每家每月", "Each dealer, each month")
            .Shows("双方签字的对账单", "The reconciliation, signed by both")
            .OwedFor<SecondaryMonthOpened>(e => new Owed(
                e.MonthId, new Text("与一家二网对账：盘点铺车、核对保证金，双方签字", "Reconcile with a secondary dealer: cars, deposit, both signatures"), Due.At(e.DueAt), DealerMonth(e.MonthId))
            {
                Person = e.OfficerId,
                OpensAt = e.DueAt.AddDays(-10),
            })
            .ProvenBy<SecondaryReconciled>(e => new Proof(e.MonthId, e.ReconciliationId, e.At, e.By, DealerMonth(e.MonthId)))
            .ReleasedBy<SecondaryMonthDropped>(e => e.MonthId);

        Back(book, "DN-5", Position.SecondaryNetworkOfficer)
            .Says("每月总结分析,持续改进", "Sum up and analyse every month and keep improving")
            .Is(ClauseClass.PerEvent).Proposed("每家每月", "Each dealer, each month")
            .Shows("月度考核表：七项得分和等级", "Monthly assessment: seven items and a grade")
            .OwedFor<SecondaryMonthOpened>(e => new Owed(
                e.MonthId, new Text("考核一家二网：七项评分、等级", "Assess a secondary dealer: seven items and a grade"), Due.At(e.DueAt), DealerMonth(e.MonthId))
            {
                Person = e.OfficerId,
                OpensAt = e.DueAt.AddDays(-10),
            })
            .ProvenBy<SecondaryDealerAssessed>(e => new Proof(e.MonthId, e.AssessmentId, e.At, e.By, DealerMonth(e.MonthId)))
            .ReleasedBy<SecondaryMonthDropped>(e => e.MonthId);
    }

    private static Owed ByManager(Guid subject, DateTimeOffset at, Text what, string link) => new(subject, what, Due.EndOfDay(at, 3), link) { Position = Position.SalesManager };

    private static string Dealer(Guid id) => $"/sales/network/{id}";

    private static string DealerMonth(Guid id) => $"/sales/network/months/{id}";
}
