using Dealership.Contracts;
using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales;

/// <summary>补: what the trade asks of the key-account supervisor (大客户主管), whom SM-11 helps and guides.</summary>
internal sealed partial class Duties
{
    private static void KeyAccountSupervisor(ClauseBook book)
    {
        Back(book, "KA-6", Position.KeyAccountSupervisor)
            .Says("定期回访与跟踪,挖掘二次购买", "Visit again and follow up regularly, and find the next purchase")
            .Is(ClauseClass.PerEvent).Proposed("签约后每季至少一次", "At least once a quarter after the contract")
            .Shows("维护回访记录", "Records of visits")
            .OwedFor<KeyVisitPlanned>(e => new Owed(
                e.VisitId, new Text("回访一位签约大客户，登记维护情况和新需求", "Visit a key account with a contract; write down how it stands and what it needs next"), Due.At(e.DueAt), Project(e.ProjectId))
            {
                Person = e.OwnerId,
                OpensAt = e.DueAt.AddDays(-21),
            })
            .ProvenBy<KeyVisitMade>(e => new Proof(e.VisitId, e.VisitId, e.At, e.By, Project(e.ProjectId)))
            .ReleasedBy<KeyVisitDropped>(e => e.VisitId);

        Back(book, "KA-9", Position.KeyAccountSupervisor)
            .Says("集团项目向厂家报备、申请大客户政策", "File group projects with the maker and apply for its policy")
            .Is(ClauseClass.PerEvent).Proposed("立项后7天内报备；超政策由总经理3天内审批", "Filed within 7 days; what is above the policy is decided by the general manager within 3")
            .Shows("报备号、厂家答复、超政策审批", "Number of the filing, the maker's answer, the approval")
            .OwedFor<KeyProjectOpened>(e => new Owed(e.ProjectId, new Text("向厂家报备一个大客户项目", "File a key-account project with the maker"), Due.EndOfDay(e.At, 7), Project(e.ProjectId)) { Person = e.OwnerId })
            .ProvenBy<KeyProjectFiled>(e => new Proof(e.ProjectId, e.FilingId, e.At, e.By, Project(e.ProjectId)))
            .ReleasedBy<KeyProjectClosed>(e => e.ProjectId)
            .OwedFor<KeyDiscountAsked>(e => new Owed(e.ApprovalId, new Text("审批一个大客户项目超政策的优惠", "Decide on a discount above the policy for a key-account project"), Due.EndOfDay(e.At, 3), Project(e.ProjectId))
            {
                Position = Position.GeneralManager,
                Never = e.AskedBy,
            })
            .ProvenBy<KeyDiscountDecided>(e => new Proof(e.ApprovalId, e.ApprovalId, e.At, e.By, Project(e.ProjectId)));
    }

    private static string Project(Guid id) => $"/sales/key-accounts/{id}";
}
