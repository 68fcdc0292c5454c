using Dealership.Contracts;
using Dealership.Contracts.Csi;
using Dealership.Contracts.CustomerService;
using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.CustomerService;

/// <summary>
/// 客户服务经理 CM-1 … CM-8, 客服专员 CS-1 … CS-7, 信息员 IO-1 … IO-7: what customer service owes. CM-4 and CS-6 are live.
/// </summary>
internal sealed class Duties : IClauses
{
    /// <inheritdoc />
    public void Declare(ClauseBook book)
    {
        CustomerServiceManager(book);
        CustomerServiceOfficer(book);
        InformationOfficer(book);
    }

    private static void CustomerServiceManager(ClauseBook book)
    {
        book.Duty("CM-1", Position.CustomerServiceManager)
            .Says("负责专营店整体客户关系管理和信息系统管理,协调各职能部门配合开展工作",
                "Manage customer relations and the information system for the whole store, and coordinate the departments")
            .Is(ClauseClass.Standing).Proposed("持续;每月核查", "Always; reviewed monthly")
            .Every("monthly 3 17:00")
            .Shows("客户数据质量看板;用户与权限变更记录;协调单", "Board of data quality; changes of users and rights; coordination slips");

        book.Duty("CM-2", Position.CustomerServiceManager)
            .Says("监督客户区域内(包括展厅和售后客户休息室)的场地、设施、布置,确保其处于完好和可用状态",
                "Supervise site, facilities and layout where customers are (showroom and after-sales lounge included), so that all is intact and usable")
            .Is(ClauseClass.Supervision).Proposed("每日", "Daily")
            .Every("daily 10:00").DoneByRound(CustomerAreas.Code)
            .Shows("客户区域巡检表、照片、整改单和复查", "Checklist by zone, photos, repair orders and re-checks")
            .Samples(2, "SM-8", "SS-2");

        book.Duty("CM-3", Position.CustomerServiceManager)
            .Says("监控所有与客户直接接触岗位人员的服务质量", "Monitor the service quality of everyone who deals with customers")
            .Is(ClauseClass.Supervision).Proposed("每周抽查;有问题随时", "Samples weekly; at once when something is wrong")
            .Every("weekly 5 17:00")
            .Shows("服务质量抽查:录音、现场观察、神秘顾客得分;辅导申请", "Samples: recordings, observation, mystery-shopper scores; requests for coaching")
            .Samples(5, "CS-1", "CS-2", "CS-4", "CS-6", "IO-1", "IO-2", "IO-3", "IO-5", "IO-6", Position.SalesConsultant);

        book.Duty("CM-4", Position.CustomerServiceManager)
            .Says("抱怨客户的接待工作及客户投诉的处理与协调", "Receive customers with grievances; handle and coordinate complaints")
            .Is(ClauseClass.PerEvent).Proposed("每件投诉,按级别限时首次回应", "Each complaint, first response within its level's limit")
            .Shows("投诉单:级别、首次回应、方案、办结、回访时间", "The complaint: level, times of first response, plan, settlement and revisit")
            .OwedFor<ComplaintOpened>(e => new Owed(
                e.ComplaintId, new Text($"首次回应投诉({e.Level}级)", $"First response to a complaint (level {e.Level})"),
                Due.At(e.DueFirst), Complaint(e.ComplaintId)))
            .ProvenBy<ComplaintAnswered>(e => new Proof(e.ComplaintId, e.ComplaintId, e.At, e.By, Complaint(e.ComplaintId)))
            .ShouldRaise<IContentAtClosing>("结案时客户满意", "Content when closed", 0.1m);

        book.Duty("CM-5", Position.CustomerServiceManager)
            .Says("客户回访和客户信息工作的管理,并根据反馈意见实施改进", "Manage follow-up calls and customer information, and improve on what customers say")
            .Is(ClauseClass.Scheduled).Proposed("每日回访;每月改进", "Calls daily; improvements monthly")
            .Every("monthly -1 17:00")
            .Shows("回访计划与完成、接通率;改进措施及验证", "Calls planned and made, contact rate; improvements and their verification");

        book.Duty("CM-6", Position.CustomerServiceManager)
            .Says("围绕客户满意,根据售后服务的现状和需求,协调广告和市场活动开展忠诚度提升计划,提高推荐购买率",
                "With satisfaction in view, and by the state and needs of after-sales, coordinate advertising and marketing in a loyalty programme and raise the referral rate")
            .Is(ClauseClass.Scheduled).Proposed("每季计划;每月跟进", "Planned quarterly; followed monthly")
            .Every("quarterly 10 17:00")
            .Shows("忠诚度计划;转介绍登记;推荐购买率走势", "The loyalty plan; register of referrals; trend of the referral rate");

        book.Duty("CM-7", Position.CustomerServiceManager)
            .Says("策划并组织实施客户关怀和服务促销活动", "Plan and carry out customer-care activities and service promotions")
            .Is(ClauseClass.PerEvent).Proposed("每次活动;每月安排", "Each activity; arranged monthly")
            .Shows("活动方案、客户名单、执行、效果和费用", "Plan, list of customers, execution, result and cost");

        book.Duty("CM-8", Position.CustomerServiceManager)
            .Says("定期制作客户关系管理运营绩效报表汇报总经理",
                "Report regularly to the general manager on how customer relations perform")
            .Is(ClauseClass.Scheduled).Proposed("每月", "Monthly")
            .Every("monthly 3 17:00")
            .Shows("月度客户关系报表快照、提交时间、总经理批复", "The monthly report as sent, when it was sent, the general manager's reply");
    }

    private static void CustomerServiceOfficer(ClauseBook book)
    {
        book.Duty("CS-1", Position.CustomerServiceOfficer)
            .Says("营销活动客户邀约", "Invite customers to marketing activities")
            .Is(ClauseClass.PerEvent).Proposed("每次活动", "Each activity")
            .Shows("邀约记录:次数、结果、约定日期、是否到场", "Invitations: attempts, outcome, date agreed, came or not");

        book.Duty("CS-2", Position.CustomerServiceOfficer)
            .Says("受理客户电话抱怨、咨询,录入系统", "Take grievances and enquiries by telephone and enter them in the system")
            .Is(ClauseClass.PerEvent).Proposed("每次来电;每日清点", "Each call; gone through daily")
            .Shows("来电单;由来电单生成的投诉", "The call's record; the complaint opened from it")
            .Claims<ComplaintOpened>();

        book.Duty("CS-3", Position.CustomerServiceOfficer)
            .Says("制作各类客户咨询报表", "Make the reports on customers' enquiries")
            .Is(ClauseClass.Scheduled).Proposed("每日、每周、每月", "Daily, weekly, monthly")
            .Every("weekly 5 17:00")
            .Shows("留存的报表:期间、条件、制表人", "The report as run: period, filter, author");

        book.Duty("CS-4", Position.CustomerServiceOfficer)
            .Says("服务关怀与跟踪", "Service care and follow-up")
            .Is(ClauseClass.Scheduled).Proposed("每日", "Daily")
            .Every("daily 17:30")
            .Shows("关怀任务及结果(生日、首保、服务后回访)", "Care tasks and outcomes (birthday, first service, call after service)");

        book.Duty("CS-5", Position.CustomerServiceOfficer)
            .Says("服务活动促销的参与", "Take part in service promotions")
            .Is(ClauseClass.PerEvent).Proposed("每次服务活动", "Each service promotion")
            .Shows("参与记录:电话、预约、现场值班", "Part taken: calls, bookings, duty on site");

        book.Duty("CS-6", Position.CustomerServiceOfficer)
            .Says("客户跟踪服务,车辆交接后3日内100%跟踪", "Follow up customers: 100% followed up within 3 days of the vehicle's handover")
            .Is(ClauseClass.PerEvent).Documented("车辆交接后3日内", "Within 3 days of handover")
            .Shows("交车后跟踪电话:时间、结果、拨打人", "The follow-up call after handover: when, outcome, by whom")
            .OwedFor<VehicleHandedOver>(e => new Owed(
                e.DeliveryId, new Text($"交车后跟踪 {e.ModelCode} …{e.VinTail}", $"Follow up the handover of {e.ModelCode} …{e.VinTail}"),
                Due.EndOfDay(e.HandedOverAt, 3), FollowUp(e.DeliveryId))
            {
                Never = e.ConsultantId,
            })
            .ProvenBy<FollowUpDone>(e => new Proof(e.DeliveryId, e.CallId, e.At, e.By, FollowUp(e.DeliveryId)))
            .VoidedBy<FollowUpVoided>(e => e.CallId)
            .ReleasedBy<HandoverCancelled>(e => e.DeliveryId)
            .CountedBy<IHandoverCount>(c => Due.EndOfDay(c.At, 3))
            .ShouldRaise<IHandoverScores>("SSI 指数", "SSI index", 20)
            .ShouldLower<IComplainedAfterCall>("之后30天内来投诉", "Complained in the 30 days after", 0.03m);

        book.Duty("CS-7", Position.CustomerServiceOfficer)
            .Says("管理客户信息及车友会组织活动", "Manage customer information and organise the owners' club")
            .Is(ClauseClass.Standing).Proposed("持续;每次车友会活动", "Always; each club activity")
            .Every("monthly -1 17:00")
            .Shows("客户档案变更记录和完整率;车友会活动的报名、到场和反馈", "Changes and completeness of files; club activities: sign-up, attendance, feedback");
    }

    private static void InformationOfficer(ClauseBook book)
    {
        book.Duty("IO-1", Position.InformationOfficer)
            .Says("接听会员求援电话,将相关内容录入计算机,同时负责处理或向相关部门转达",
                "Answer members' calls for help, enter what they say, and deal with it or pass it on")
            .Is(ClauseClass.PerEvent).Proposed("每次求援,24小时接听", "Each call for help, day and night")
            .Shows("求援单:来电、派出、到达、完成时间,处理人和满意度", "The rescue record: times of call, dispatch, arrival and end; handler; satisfaction");

        book.Duty("IO-2", Position.InformationOfficer)
            .Says("处理客户的咨询服务", "Deal with customers' enquiries")
            .Is(ClauseClass.PerEvent).Proposed("每次咨询", "Each enquiry")
            .Shows("咨询记录和答复,是否一次解决", "The enquiry and its answer, solved at once or not");

        book.Duty("IO-3", Position.InformationOfficer)
            .Says("提供车务提醒服务", "Remind owners of what their vehicles need")
            .Is(ClauseClass.Scheduled).Proposed("每日", "Daily")
            .Every("daily 17:30")
            .Shows("按车辆和类别的提醒任务、结果和覆盖率", "Reminders by vehicle and kind, their outcomes and coverage");

        book.Duty("IO-4", Position.InformationOfficer)
            .Says("信息传递,制作报表", "Pass on information and make reports")
            .Is(ClauseClass.Scheduled).Proposed("每日", "Daily")
            .Every("daily 17:30")
            .Shows("传递记录(对象、确认时间)和报表", "What was passed to whom and when acknowledged; reports made");

        book.Duty("IO-5", Position.InformationOfficer)
            .Says("会员接待,保管会员档案", "Receive members and keep their files")
            .Is(ClauseClass.PerEvent).Proposed("每次来访;档案持续保管", "Each visit; files kept always")
            .Shows("会员来访登记;档案查阅记录", "Members' visits; log of who opened which file");

        book.Duty("IO-6", Position.InformationOfficer)
            .Says("会员联络、沟通", "Keep in touch with members")
            .Is(ClauseClass.Scheduled).Proposed("按每周、每月联络计划", "By the weekly and monthly contact plan")
            .Every("weekly 5 17:00")
            .Shows("联络计划与完成;最近一次联络时间", "Contacts planned and made; time since the last");

        book.Duty("IO-7", Position.InformationOfficer)
            .Says("定期向东风悦达起亚公司反馈客户服务信息", "Send customer-service information to the maker regularly")
            .Is(ClauseClass.Scheduled).Proposed("每月", "Monthly")
            .Every("monthly 3 17:00")
            .Shows("厂家报送记录、报送快照和回执", "The return to the maker, as sent, with its receipt");
    }

    private static string FollowUp(Guid delivery) => $"/customer-service/follow-ups/{delivery}";

    private static string Complaint(Guid id) => $"/customer-service/complaints/{id}";
}
