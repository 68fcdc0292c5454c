using Dealership.Contracts;
using Dealership.Contracts.Csi;
using Dealership.Contracts.CustomerService;
using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Sales.Appraisal;
using Dealership.Sales.Training;

namespace Dealership.Sales;

/// <summary>销售经理 SM-1 … SM-11, 展厅主管 SS-1 … SS-3 (where the source breaks off): what sales owes; the clauses behind the break are in <c>Duties.PutBack.cs</c>.</summary>
internal sealed partial class Duties : IClauses
{
    /// <inheritdoc />
    public void Declare(ClauseBook book)
    {
        SalesManager(book);
        ShowroomSupervisor(book);
        PutBack(book);
        NetworkOfficer(book);
        Stock(book);
        KeyAccountSupervisor(book);
    }

    private static void SalesManager(ClauseBook book)
    {
        book.Duty("SM-1", Position.SalesManager)
            .Says("制定各岗位绩效考评标准并实施", "Set the appraisal standard of each position and apply it")
            .Is(ClauseClass.Scheduled).Proposed("每年或每季定标准;每月考评", "Standards yearly or quarterly; appraisal monthly")
            .Every("monthly 5 17:00").DoneAt("/sales/appraisals")
            .Shows("考评标准版本;每月定稿的评分表、面谈和申诉", "Versions of the standard; monthly score sheets, interviews and appeals")
            .ProvenByAppraisal();

        book.Duty("SM-2", Position.SalesManager)
            .Says("配合人力资源部门引进销售服务人员,建立一支强有力的销售团队,组织相关人员参加东风悦达起亚组织的各类培训,并负责转训、培训结果的检查和培训人员的管理",
                "With human resources bring in sales and service staff and build a strong sales team; send people to the maker's training; answer for passing it on, checking its results and managing those trained")
            .Is(ClauseClass.Supervision).Proposed("需要时招聘;每月检查培训", "Recruiting when needed; training checked monthly")
            .Every("monthly -1 17:00").DoneAt("/sales/training/check")
            .Shows("用人申请和面试意见;参训、转训和测验记录;学员档案", "Requests and interview opinions; training, re-training and test records; trainee files")
            .Samples(3, Position.SalesConsultant)
            .ProvenByTraining();

        book.Duty("SM-3", Position.SalesManager)
            .Says("协助总经理制定公司年、季、月汽车销售计划,负责完成专营店下达的销售及相关经营指标,上报东风悦达起亚并负责实施",
                "Help the general manager make the yearly, quarterly and monthly sales plans; meet the sales and related targets set by the store; report them to the maker and carry them out")
            .Is(ClauseClass.Scheduled).Documented("年、季、月", "Yearly, quarterly, monthly")
            .Every("monthly -3 17:00").DoneAt("/sales/plans")
            .Shows("总经理批准的年、季、月销售计划;厂家报送回执;每日达成", "Plans approved by the general manager; the maker's receipt; daily achievement")
            .OwedFor<PlanSubmitted>(e => new Owed(e.PlanId, new Text($"决定{e.Year}年销售计划", $"Decide on the sales plan of {e.Year}"), Due.EndOfWorkingDay(e.At, 3), Plan(e.PlanId))
            {
                Position = Position.GeneralManager,
                Never = e.By,
            })
            .ProvenBy<PlanDecided>(e => new Proof(e.PlanId, e.PlanId, e.At, e.By, Plan(e.PlanId)))
            .OwedFor<PlanDecided>(e => e.Refused ? null : new Owed(e.ReportId, new Text($"把批准的{e.Year}年销售计划上报厂家", $"Report the approved sales plan of {e.Year} to the maker"), Due.EndOfWorkingDay(e.At, 3), Plan(e.PlanId)))
            .ProvenBy<PlanReported>(e => new Proof(e.ReportId, e.ReportId, e.At, e.By, Plan(e.PlanId)))
            .ProvenBy<MonthPlanned>(e => Proof.OfOccurrence(e.MonthId, e.At, e.By, $"/sales/plans/{e.Year}/{e.Month}"));

        book.Duty("SM-4", Position.SalesManager)
            .Says("检查销售顾问每日各类报表并督促其按规定要求及时向东风悦达起亚销售部反馈",
                "Check the consultants' daily reports and press them to send theirs to the maker's sales department in time, as prescribed")
            .Is(ClauseClass.Supervision).Documented("每日", "Daily")
            .Every("daily 18:00")
            .Shows("每位顾问每日报表的应交、已交、已查、退回;报送厂家时间", "Reports due, handed in, checked and returned, by consultant and day; when sent to the maker")
            .DoneAt("/sales/reports")
            .Samples(3, Position.SalesConsultant)
            .ProvenBy<DailyReportsChecked>(e => e.Late ? null : Proof.OfOccurrence(e.CheckId, e.At, e.By, ReportsOf(e.Day)))
            .VoidedBy<DailyReportsReopened>(e => e.CheckId);

        book.Duty("SM-5", Position.SalesManager)
            .Says("检查销售顾问客户管理情况,随时掌握销售进度;掌握现场并处理客户抱怨与投诉",
                "Check how the consultants look after their customers and know the progress of sales at any time; be in control on site and settle grievances and complaints")
            .Is(ClauseClass.Supervision).Proposed("每日抽查;有投诉、低分、折扣或出库申请即处理", "Spot checks daily; complaints, low scores, discounts and releases as they come")
            .Shows("客户卡抽查记录;投诉处理记录;低分案件的回复;折扣和出库审批", "Spot checks of customer cards; complaints handled; answers to low-score cases; discounts and releases decided")
            .Claims<ComplaintOpened>()
            .Samples(3, Position.SalesConsultant)
            .OwedFor<LowScoreRaised>(e => e.OwnerPosition == Position.SalesManager
                ? new Owed(
                    e.CaseId, new Text("回复低分案件:查清原因,写明处理", "Answer a low-score case: find the cause, say what was done"),
                    Due.At(e.AnswerDue), Case(e.CaseId))
                : null)
            .OwedFor<DiscountAsked>(e => new Owed(e.RequestId, new Text("审批一张订单的折扣", "Decide the discount of an order"), Due.WorkingHours(e.At, 2), Order(e.OrderId))
            {
                Position = e.Position,
                Never = e.AskedBy,
            })
            .OwedFor<ReleaseAsked>(e => new Owed(e.ReleaseId, new Text("审批一辆车出库", "Approve the release of a vehicle"), Due.WorkingHours(e.At, 2), Order(e.OrderId)) { Never = e.AskedBy })
            .ProvenBy<LowScoreAnswered>(e => new Proof(e.CaseId, e.CaseId, e.At, e.By, Case(e.CaseId)))
            .ProvenBy<DiscountDecided>(e => new Proof(e.RequestId, e.RequestId, e.At, e.By, Order(e.OrderId)))
            .ProvenBy<VehicleReleased>(e => new Proof(e.ReleaseId, e.ReleaseId, e.At, e.By, Order(e.OrderId)))
            .ReleasedBy<DiscountDropped>(e => e.RequestId)
            .ReleasedBy<ReleaseDropped>(e => e.ReleaseId);

        book.Duty("SM-6", Position.SalesManager)
            .Says("负责确定每月的商品车资源申报与合理调配,随时掌握销售状况、库存及资金状况,制定合理的车辆库存计划,并保持合理的库存结构与库存数量,最大限度地优化库存管理",
                "Decide each month's application for vehicles and allocate them sensibly; know sales, stock and funds at any time; plan stock sensibly, keep its structure and quantity right, and manage it as well as can be")
            .Is(ClauseClass.Scheduled).Documented("每月", "Monthly")
            .Every("monthly -5 17:00")
            .ProvenBy<ResourcesApplied>(e => Proof.OfOccurrence(e.SubmissionId, e.At, e.By, $"/sales/resources/{e.ApplicationId}"))
            .DoneAt("/sales/resources")
            .Shows("资源申报单和调配记录;库存计划与实际、库龄;资金状况", "Application and allocation log; stock plan against actual, by age; position of funds");

        book.Duty("SM-7", Position.SalesManager)
            .Says("主持召开每日晨会、夕会", "Hold and chair the morning and evening meetings every day")
            .Is(ClauseClass.Scheduled).Documented("每日晨会、夕会", "Daily, morning and evening")
            .Every("daily 08:45 18:00").DoneAt("/sales/meetings")
            .Shows("会议记录:起止时间、到会、数据快照、决定", "Meeting record: opened and closed, who came, the figures, what was decided")
            .ProvenBy<MeetingClosed>(e => e.Late ? null : Proof.OfOccurrence(e.MeetingId, e.At, e.By, $"/sales/meetings/{e.MeetingId}"));

        book.Duty("SM-8", Position.SalesManager)
            .Says("巡视展厅内外情况(包括展厅内外环境、展车、场地布置、广告宣传物料等),确保为客户营造干净、整洁的购车环境",
                "Walk the showroom inside and out (surroundings, display cars, layout, advertising material and so on), so that customers buy in a clean and tidy place")
            .Is(ClauseClass.Supervision).Proposed("每日至少一次", "At least once a day")
            .Every("daily 17:00").DoneByRound(ShowroomLists.Tour)
            .Shows("巡视记录:分区结果、照片、整改和复查", "Round by zone: findings, photos, what was put right and checked again")
            .Samples(2, "SS-2");

        book.Duty("SM-9", Position.SalesManager)
            .Says("定期对市场进行调研、分析,掌握竞争对手动向", "Survey and analyse the market regularly and know what competitors are doing")
            .Is(ClauseClass.Scheduled).Proposed("每月", "Monthly")
            .Every("monthly -1 17:00").DoneAt("/sales/market")
            .Shows("市场调研报告;注明日期和来源的竞品价格表", "Market report; competitors' prices with date and source")
            .ProvenBy<MarketSurveyPublished>(e => e.Late ? null : Proof.OfOccurrence(e.SurveyId, e.At, e.By, $"/sales/market/{e.SurveyId}"));

        book.Duty("SM-10", Position.SalesManager)
            .Says("负责二级网络的开发及考核、管理", "Develop, assess and manage the secondary network")
            .Is(ClauseClass.Supervision).Proposed("逐家开发;每月考核", "Developed dealer by dealer; assessed monthly")
            .Every("monthly -1 17:00")
            .Shows("二网档案、合同、月度考核和库存对账", "Dealer files, contracts, monthly assessment and reconciliation of stock")
            .ProvenBy<SecondaryMonthCompleted>(e => Proof.OfOccurrence(e.ClosingId, e.At, e.By, "/sales/network/months"))
            .DoneAt("/sales/network/months")
            .Samples(3, Position.SecondaryNetworkOfficer);

        book.Duty("SM-11", Position.SalesManager)
            .Says("协助和指导大客户主管完成大客户的开发、销售及维护",
                "Help and guide the key-account supervisor in winning, selling to and keeping key accounts")
            .Is(ClauseClass.Scheduled).Proposed("每周;逐项目", "Weekly; project by project")
            .Every("weekly 5 17:00")
            .Shows("同访记录、项目评审和政策批准", "Joint visits, project reviews and approvals")
            .ProvenBy<KeyProjectsReviewed>(e => Proof.OfOccurrence(e.ReviewId, e.At, e.By, "/sales/key-accounts/review"))
            .ProvenBy<KeyJointVisitMade>(e => Proof.OfOccurrence(e.RecordId, e.At, e.By, Project(e.ProjectId)))
            .DoneAt("/sales/key-accounts/review");
    }

    private static void ShowroomSupervisor(ClauseBook book)
    {
        book.Duty("SS-1", Position.ShowroomSupervisor)
            .Says("每日整理并准备晨会、夕会资料,协助销售经理召开晨会、夕会",
                "Sort and prepare the material of the morning and evening meetings every day and help the sales manager to hold them")
            .Is(ClauseClass.Scheduled).Documented("每日", "Daily")
            .Every("daily 08:15 17:30").DoneAt("/sales/meetings")
            .Shows("会前确认的晨会、夕会资料", "The meeting's material, confirmed before it begins")
            .ProvenBy<MeetingPackConfirmed>(e => Proof.OfOccurrence(e.PackId, e.At, e.By, $"/sales/meetings/packs/{e.PackId}"));

        book.Duty("SS-2", Position.ShowroomSupervisor)
            .Says("每日检查并督促销售顾问、保洁员保持展厅内外环境,树立公司良好形象",
                "Check and press consultants and cleaners every day to keep the showroom in order inside and out, for the good name of the company")
            .Is(ClauseClass.Supervision).Documented("每日", "Daily")
            .Every("daily 10:00 17:00").DoneByRound(ShowroomLists.FiveS)
            .Shows("展厅5S检查表:责任人、得分、缺陷整改和复查", "5S checklist by zone: who, score, defects put right and checked again")
            .Samples(3, "SC-6");

        book.Duty("SS-3", Position.ShowroomSupervisor)
            .Says("负责每日检查督促销售顾问正确实", "Every day check the sales consultants and press them to correctly …")
            .Damaged("原文到“正确实”中断,其后缺失,照原样保留", "The source breaks off in the middle of a word and the rest is missing; kept as it stands")
            .Is(ClauseClass.SourceDamaged).Documented("每日", "Daily")
            .Every("daily 17:30")
            .Shows("每位顾问当日接待的过程检查表", "The day's process check, by consultant")
            .DoneAt("/sales/process")
            .Samples(3, Position.SalesConsultant)
            .ProvenBy<ReceptionsChecked>(e => e.Late ? null : Proof.OfOccurrence(e.CheckId, e.At, e.By, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/sales/process?day={e.Day:yyyy-MM-dd}")));
    }

    private static string Plan(Guid id) => $"/sales/plans/{id}";

    private static string ReportsOf(DateOnly day) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/sales/reports?day-from={day:yyyy-MM-dd}&day-to={day:yyyy-MM-dd}");

    private static string Case(Guid id) => $"/csi/cases/{id}";
}
