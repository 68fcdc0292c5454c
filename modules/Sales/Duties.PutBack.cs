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

        Back(book, "SC-4", Position.SalesConsultant)
            .Says("准确及时填写所有销售文件", "Fill in all sales documents correctly and in time")
            .Is(ClauseClass.PerEvent).Proposed("价格定后次日前签合同；折扣未批，次日前改价", "The contract by the day after the price stands; another price by the day after a refusal")
            .Shows("核对过证件、确认过的合同", "The confirmed contract, identity sighted")
            .OwedFor<PriceAgreed>(e => new Owed(e.OrderId, new Text("价格已定：核对客户证件，签合同并确认", "The price stands: sight the buyer's identity, have the contract signed and confirm it"), Due.EndOfDay(e.At, 1), Order(e.OrderId))
            {
                Person = e.ConsultantId,
            })
            .OwedFor<DiscountDecided>(e => e.Approved ? null : new Owed(e.RequestId, new Text("折扣未批准：与客户谈好后改价，或请经理退订", "The discount was refused: agree another price with the buyer, or have the order cancelled"), Due.EndOfDay(e.At, 1), Order(e.OrderId))
            {
                Person = e.AskedBy,
            })
            .ProvenBy<ContractConfirmed>(e => new Proof(e.OrderId, e.ContractId, e.At, e.By, Order(e.OrderId)))
            .ProvenBy<RefusalAnswered>(e => new Proof(e.RequestId, e.NextId, e.At, e.By, Order(e.OrderId)))
            .VoidedBy<ContractVoided>(e => e.ContractId)
            .ReleasedBy<OrderCancelled>(e => e.OrderId)
            .ReleasedBy<DiscountDropped>(e => e.RequestId);
        Back(book, "SC-5", Position.SalesConsultant)
            .Says("积极引导客户试乘试驾", "Lead customers to test drives")
            .Is(ClauseClass.PerEvent).Proposed("每次约好的试驾，当天办完或取消", "Each test drive arranged, done or called off on its day")
            .Shows("试驾协议和试驾登记：驾照、里程、车况、客户感受", "Agreement and log of the drive: licence, odometer, damage, how he liked it")
            .OwedFor<TestDriveArranged>(e => new Owed(
                e.DriveId, new Text("陪一位意向客户试驾：看驾照、签协议，还车时登记", "Go along on a test drive: see the licence, have the agreement signed, log the return"), Due.EndOfDay(e.FromAt, 0), Drive(e.DriveId))
            {
                Person = e.ConsultantId,
                OpensAt = e.FromAt.AddHours(-12),
            })
            .ProvenBy<TestDriveDone>(e => new Proof(e.DriveId, e.DriveId, e.At, e.By, Drive(e.DriveId)))
            .ReleasedBy<TestDriveCancelled>(e => e.DriveId);

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

        Back(book, "SC-8", Position.SalesConsultant)
            .Says("指导客户新车的正确使用及各项保养", "Show customers how their new vehicle is used and maintained")
            .Is(ClauseClass.PerEvent).Proposed("出库后7天内，交车时说明", "At the handover, within seven days of the release")
            .Shows("交车确认单：说明项目全部完成", "The handover sheet with everything explained")
            .OwedFor<VehicleReleased>(e => new Owed(e.OrderId, new Text("交车：按确认单向客户说明操作、首保、三包、救援和回访", "Hand over: explain controls, first service, guarantees, rescue and the calls, as the sheet lists them"), Due.EndOfDay(e.At, 7), Order(e.OrderId))
            {
                Person = e.ConsultantId,
            })
            .ProvenBy<HandoverExplained>(e => new Proof(e.OrderId, e.DeliveryId, e.At, e.By, $"/sales/deliveries/{e.DeliveryId}"))
            .ReleasedBy<OrderCancelled>(e => e.OrderId);

        Back(book, "SC-10", Position.SalesConsultant)
            .Says("参加晨会夕会,提交当日报表与次日计划", "Come to the morning and evening meetings; hand in the day's report and the next day's plan")
            .Is(ClauseClass.PerEvent).Proposed("上班的每一天，夕会前交日报；退回的当个工作日更正", "Each day worked, before the evening meeting; a returned one is corrected within the working day")
            .Shows("已确认的营业日报；更正版", "The confirmed daily report; its corrected version")
            .OwedFor<DailyReportOwed>(e => new Owed(e.ReportId, new Text("确认今天的营业日报和次日计划", "Confirm the day's report and the next day's plan"), Due.At(e.DueAt), Report(e.ReportId))
            {
                Person = e.ConsultantId,
                OpensAt = e.OpensAt,
            })
            .ProvenBy<DailyReportConfirmed>(e => new Proof(e.ReportId, e.VersionId, e.At, e.By, Report(e.ReportId)))
            .ReleasedBy<DailyReportExcused>(e => e.ReportId)
            .OwedFor<DailyReportReturned>(e => new Owed(e.ReturnId, new Text("按主管指示更正退回的日报", "Correct the returned report as the manager says"), Due.EndOfWorkingDay(e.At, 0), Report(e.ReportId))
            {
                Person = e.ConsultantId,
            })
            .ProvenBy<DailyReportCorrected>(e => new Proof(e.ReturnId, e.VersionId, e.At, e.By, Report(e.ReportId)));

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
            .Is(ClauseClass.PerEvent).Proposed("每份战败申请当日决定；每个H级次一工作日前核定；抽中的战败由别人回访", "Each application the same day; each H confirmed by the next working day; those drawn are called by somebody else")
            .Shows("战败审核；级别核定；战败回访", "Decisions on lost deals; levels confirmed; calls to the lost")
            .OwedFor<LostApplied>(e => new Owed(e.ApplicationId, new Text("决定一份战败申请", "Decide on a lost deal"), Due.EndOfWorkingDay(e.At, 0), Lost(e.ApplicationId))
            {
                Never = e.By,
                Position = e.ByWhoDecides ? Position.SalesManager : null,
            })
            .ProvenBy<LostDecided>(e => e.Unasked ? null : new Proof(e.ApplicationId, e.ApplicationId, e.At, e.By, Lost(e.ApplicationId)))
            .OwedFor<LevelClaimed>(e => new Owed(e.ClaimId, new Text($"核定一位{e.Level}级意向客户的级别", $"Confirm or correct a prospect's level {e.Level}"), Due.EndOfWorkingDay(e.At, 1), Card(e.CardId)) { Never = e.ConsultantId })
            .ProvenBy<LevelConfirmed>(e => e.Unasked ? null : new Proof(e.ClaimId, e.ClaimId, e.At, e.By, Card(e.CardId)))
            .ReleasedBy<LevelClaimDropped>(e => e.ClaimId)
            .OwedFor<LostCallDrawn>(e => new Owed(e.CallId, new Text("回访一位战败客户，问清真正的原因", "Call a lost customer and ask for the true reason"), Due.At(e.DueAt), Lost(e.CallId))
            {
                Never = e.ConsultantId,
                OpensAt = e.OpensAt,
            })
            .ProvenBy<LostCallMade>(e => new Proof(e.CallId, e.CallId, e.At, e.By, Lost(e.CallId)));

        Leads(book);
        TestCars(book);
    }

    /// <summary>网销/电销 DC: where a store has none, the supervisor gives leads out and the consultant answers.</summary>
    private static void Leads(ClauseBook book) => Back(book, "DC-1", LeadOfficer)
        .Says("网络/电话线索邀约到店", "Invite those who ask by web and telephone to the showroom")
        .Is(ClauseClass.PerEvent).Proposed("每条线索，工作时间30分钟内首次响应", "Each lead, its first answer within 30 working minutes")
        .Shows("线索分配和首次联系记录", "The lead given to somebody, and its first contact")
        .Claims<LeadReceived>()
        .OwedFor<LeadWaits>(e => new Owed(e.LeadId, new Text("把一条线索分给顾问", "Give a lead to a consultant"), Due.At(e.DueAt), Lead(e.LeadId)) { Position = Position.ShowroomSupervisor })
        .ProvenBy<LeadLeftPool>(e => new Proof(e.LeadId, e.AssignmentId, e.At, e.By, Lead(e.LeadId)))
        .ReleasedBy<LeadClosed>(e => e.LeadId)
        .OwedFor<LeadAssigned>(e => new Owed(e.AssignmentId, new Text("首次响应一条线索，登记联系", "Answer a lead and log the contact"), Due.At(e.DueAt), Lead(e.LeadId))
        {
            Person = e.ConsultantId,
            Position = Position.SalesConsultant,
        })
        .ProvenBy<LeadAnswered>(e => new Proof(e.AssignmentId, e.ContactId, e.At, e.By, Lead(e.LeadId)))
        .ReleasedBy<LeadReleased>(e => e.AssignmentId);

    /// <summary>试驾专员 TD: where a store has none, whoever has the keys owes the preparation.</summary>
    private static void TestCars(ClauseBook book)
    {
        Back(book, "TD-2", TestCarOfficer)
            .Says("每天至少清洗一次,营业前整备完毕", "Wash them at least once a day and have them ready before the showroom opens")
            .Is(ClauseClass.PerEvent).Proposed("每个工作日，每辆试驾车，营业前", "Each working day, each test car, before opening")
            .Shows("整备登记：清洗、油电、胎压灯光、证件", "The look before it is driven: washed, tank, tyres and lights, papers")
            .OwedFor<TestCarToPrepare>(e => new Owed(
                e.PreparationId, new Text($"{e.Number}号试驾车营业前清洗、整备", $"Wash test car no. {e.Number} and make it ready before opening"), Due.At(e.DueAt), Car(e.CarId))
            {
                Person = e.KeeperId,
                Position = Position.ShowroomSupervisor,
                OpensAt = e.DueAt.AddHours(-2),
            })
            .ProvenBy<TestCarPrepared>(e => new Proof(e.PreparationId, e.PreparationId, e.At, e.By, Car(e.CarId)))
            .ReleasedBy<TestCarPreparationDropped>(e => e.PreparationId);

        Back(book, "TD-3", TestCarOfficer)
            .Says("钥匙统一管理,非试驾用途登记,总经理批准方可他用", "Keys in one hand; other use is logged and needs the general manager's approval")
            .Is(ClauseClass.PerEvent).Proposed("每次他用申请，次日前", "Each request, by the next day")
            .Shows("他用登记和总经理的批复", "The log of other uses and the general manager's answer")
            .OwedFor<TestCarUseAsked>(e => new Owed(
                e.UseId, new Text($"批复{e.Number}号试驾车的非试驾用途", $"Decide on another use of test car no. {e.Number}"), Due.EndOfDay(e.At, 1), $"/sales/test-cars/uses/{e.UseId}")
            {
                Position = Position.GeneralManager,
                Never = e.By,
            })
            .ProvenBy<TestCarUseDecided>(e => new Proof(e.UseId, e.UseId, e.At, e.By, $"/sales/test-cars/uses/{e.UseId}"))
            .ReleasedBy<TestCarUseWithdrawn>(e => e.UseId);
    }

    /// <summary>试驾专员: a position that a store with its own test-car officer adds.</summary>
    private const string TestCarOfficer = "TD";

    /// <summary>DCC/IDCC专员: a position that a store with its own lead officers adds.</summary>
    private const string LeadOfficer = "DC";

    private static string Report(Guid id) => $"/sales/reports/{id}";

    private static string Card(Guid id) => $"/sales/cards/{id}";

    private static string Lost(Guid id) => $"/sales/lost/{id}";

    private static string Lead(Guid lead) => $"/sales/leads/{lead}";

    private static string Drive(Guid drive) => $"/sales/test-drives/{drive}";

    private static string Car(Guid car) => $"/sales/test-cars/{car}";

    private static string Decided(Guid action) => $"/sales/meetings/actions/{action}";

    private static string Contact(Guid plan) => $"/sales/contacts/{plan}";

    private static string Order(Guid order) => $"/sales/orders/{order}";

    private static string Day(Guid day) => $"/sales/showroom/days/{day}";

    private static Clause Back(ClauseBook book, string code, string position) => book.Duty(code, position)
        .PutBack("原文在展厅主管第3条处中断，其后各页遗失；这一条是同业岗位职责里的通行写法，不是原文", "The document breaks off in SS-3 and the pages after it are lost; this is what the trade asks of the position, not the document's words");
}
