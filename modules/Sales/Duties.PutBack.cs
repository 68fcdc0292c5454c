using Dealership.Contracts;
using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales;

/// <summary>
/// 补: what the document's missing pages said of the showroom, put back from what other stores of the trade ask of these positions.
/// Only what something here proves is put back; none of it counts among the 68.
/// </summary>
internal sealed partial class Duties
{
    private static void PutBack(ClauseBook book)
    {
        Back(book, "SC-1", Position.SalesConsultant)
            .Says("按照客户接待流程接待进入展厅的客户", "Receive the customers who come into the showroom as the process says")
            .Is(ClauseClass.PerEvent).Proposed("每一批来店客户", "Each group of visitors")
            .Shows("来店登记：顾问、到店和离店时间", "Traffic log: consultant, when they came and left")
            .Claims<VisitLogged>();

        Back(book, "SC-3", Position.SalesConsultant)
            .Says("如实填写和妥善保存客户信息(来电和来店),有效跟进", "Write down truly and keep safely what is known of callers and visitors, and follow them up")
            .Is(ClauseClass.PerEvent).Proposed("每位意向客户，按级别间隔", "Each prospect, at the interval of his level")
            .Shows("意向客户卡；按期的跟进记录", "Intention card; contacts made in time")
            .Claims<CardOpened>()
            .OwedFor<ContactPlanned>(e => new Owed(
                e.PlanId, new Text($"跟进一位{e.Level}级意向客户，登记一次联系", $"Contact a prospect of level {e.Level} and log it"), Due.At(e.DueAt), Contact(e.PlanId))
            {
                Person = e.ConsultantId,
                OpensAt = e.DueAt.AddDays(-1),
            })
            .ProvenBy<ContactLogged>(e => new Proof(e.PlanId, e.ContactId, e.At, e.By, Contact(e.PlanId)))
            .ReleasedBy<ContactDropped>(e => e.PlanId);

        Back(book, "SC-7", Position.SalesConsultant)
            .Says("开发新客户,维系老客户,建立个人客户档案", "Win new customers, keep the old ones, and keep one's own file of them")
            .Is(ClauseClass.PerEvent).Proposed("意向客户沉默时，次日前", "By the next day, when a prospect has heard nothing for too long")
            .Shows("沉默客户的重新联系", "The contact that broke the silence")
            .OwedFor<CardFellSilent>(e => new Owed(
                e.SilenceId, new Text("一位意向客户很久没人联系，请联系或请主管结卡", "A prospect has heard nothing for too long: contact him, or ask for the card to be closed"), Due.EndOfDay(e.At, 1), Contact(e.SilenceId))
            {
                Person = e.ConsultantId,
            })
            .ProvenBy<SilenceBroken>(e => new Proof(e.SilenceId, e.ContactId, e.At, e.By, Contact(e.SilenceId)))
            .ReleasedBy<SilenceDropped>(e => e.SilenceId);

        Back(book, "SC-11", Position.SalesConsultant)
            .Says("落实晨会、夕会交办的事项", "Do what the morning and evening meetings decided")
            .Is(ClauseClass.PerEvent).Proposed("每件会上决定的事，在说好的日子前", "Each thing decided in a meeting, by the day agreed")
            .Shows("落实情况：做了什么", "What was done, in a sentence")
            .OwedFor<ActionDecided>(e => new Owed(e.ActionId, new Text("落实会上交办的一件事，写一句做了什么", "Do what a meeting gave you to do, and say in a sentence what was done"), Due.At(e.DueAt), Decided(e.ActionId))
            {
                Person = e.PersonId,
                Position = e.Position,
            })
            .ProvenBy<ActionDone>(e => new Proof(e.ActionId, e.ActionId, e.At, e.By, Decided(e.ActionId)))
            .ReleasedBy<ActionDropped>(e => e.ActionId);

        Back(book, "SS-5", Position.ShowroomSupervisor)
            .Says("管理并检查展厅销售活动以及数据,向销售经理提供必要的信息支持", "Manage and check what is sold in the showroom and its figures, and give the sales manager the information he needs")
            .Is(ClauseClass.PerEvent).Proposed("每个有来店的日子，当天日清", "Each day on which somebody came, closed the same day")
            .Shows("日清：来店登记没有未完善的行，意向卡都有下次联系", "The day's closing: no unfinished line, and a next contact for every card")
            .OwedFor<ShowroomDayOpened>(e => new Owed(e.DayId, new Text("展厅日清：补全来店登记并关闭当天", "Close the showroom's day: complete its log"), Due.EndOfDay(e.At, 0), Day(e.DayId)))
            .ProvenBy<ShowroomDayClosed>(e => new Proof(e.DayId, e.ClosingId, e.At, e.By, Day(e.DayId)))
            .VoidedBy<ShowroomDayReopened>(e => e.ClosingId);

        Back(book, "SS-9", Position.ShowroomSupervisor)
            .Says("战败审核、意向级别核定", "Decide on lost deals and confirm levels")
            .Is(ClauseClass.PerEvent).Proposed("每份战败申请，当日或次一工作日决定；抽中的战败由别人回访", "Each application the same or the next working day; those drawn are called by somebody else")
            .Shows("战败审核；战败回访", "Decisions on lost deals; calls to the lost")
            .OwedFor<LostApplied>(e => new Owed(e.ApplicationId, new Text("决定一份战败申请", "Decide on a lost deal"), Due.EndOfWorkingDay(e.At, 0), Lost(e.ApplicationId))
            {
                Never = e.By,
                Position = e.ByWhoDecides ? Position.SalesManager : null,
            })
            .ProvenBy<LostDecided>(e => e.Unasked ? null : new Proof(e.ApplicationId, e.ApplicationId, e.At, e.By, Lost(e.ApplicationId)))
            .OwedFor<LostCallDrawn>(e => new Owed(e.CallId, new Text("回访一位战败客户，问清真正的原因", "Call a lost customer and ask for the true reason"), Due.At(e.DueAt), Lost(e.CallId))
            {
                Never = e.ConsultantId,
                OpensAt = e.OpensAt,
            })
            .ProvenBy<LostCallMade>(e => new Proof(e.CallId, e.CallId, e.At, e.By, Lost(e.CallId)));
    }

    private static string Lost(Guid id) => $"/sales/lost/{id}";

    private static string Decided(Guid action) => $"/sales/meetings/actions/{action}";

    private static string Contact(Guid plan) => $"/sales/contacts/{plan}";

    private static string Day(Guid day) => $"/sales/showroom/days/{day}";

    private static Clause Back(ClauseBook book, string code, string position) => book.Duty(code, position)
        .PutBack("原文在展厅主管第3条处中断，其后各页遗失；这一条是同业岗位职责里的通行写法，不是原文", "The document breaks off in SS-3 and the pages after it are lost; this is what the trade asks of the position, not the document's words");
}
