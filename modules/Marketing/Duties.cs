using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Marketing;

/// <summary>
/// 市场经理 MM-1 … MM-3, 市场活动企划专员 MP-1 … MP-6, 市场活动执行专员 ME-1 … ME-7: what marketing owes.
/// </summary>
internal sealed class Duties : IClauses
{
    /// <inheritdoc />
    public void Declare(ClauseBook book)
    {
        MarketingManager(book);
        CampaignPlanner(book);
        CampaignExecutor(book);
    }

    private static void MarketingManager(ClauseBook book)
    {
        book.Duty("MM-1", Position.MarketingManager)
            .Says("编制月度市场工作计划并监督实施", "Draw up the monthly marketing plan and supervise its execution")
            .Is(ClauseClass.Supervision).Documented("月度", "Monthly")
            .Every("monthly -5 17:00")
            .Shows("批准的月度市场计划;逐项督导记录;计划与实绩差异", "The approved monthly plan; supervision notes by line; plan against actual")
            .Samples(5, Position.CampaignPlanner, Position.CampaignExecutor);

        book.Duty("MM-2", Position.MarketingManager)
            .Says("搜集并分析区域市场环境、竞争对手及目标客户的信息",
                "Collect and analyse information on the regional market, competitors and target customers")
            .Is(ClauseClass.Scheduled).Proposed("每月;有情况随时", "Monthly; at once when there is news")
            .Every("monthly -1 17:00")
            .Shows("注明来源和日期的情报条目;引用情报的分析报告", "Intelligence entries with source and date; the analysis that cites them");

        book.Duty("MM-3", Position.MarketingManager)
            .Says("实施并评估广告策划、市场营销、品牌建设等营销活动", "Carry out and evaluate advertising, marketing and brand-building activities")
            .Is(ClauseClass.PerEvent).Proposed("每次活动", "Each activity")
            .Shows("活动档案:方案、批准、执行、费用、效果评估", "The activity's file: plan, approval, execution, cost, evaluation");
    }

    private static void CampaignPlanner(ClauseBook book)
    {
        book.Duty("MP-1", Position.CampaignPlanner)
            .Says("负责专营店市场活动的创意策划、文案撰写", "Plan the store's marketing activities creatively and write their copy")
            .Is(ClauseClass.PerEvent).Proposed("每次活动", "Each activity")
            .Shows("批准的策划方案和文案版本", "The approved plan and versions of its copy");

        book.Duty("MP-2", Position.CampaignPlanner)
            .Says("负责邀请函等活动相关资料的文字撰写", "Write the invitations and other material of the activities")
            .Is(ClauseClass.PerEvent).Proposed("每次活动", "Each activity")
            .Shows("首次发送前批准的邀请函、话术和物料文字", "Invitation, call script and material, approved before the first is sent");

        book.Duty("MP-3", Position.CampaignPlanner)
            .Says("参与市场调查与信息情报的搜集整理", "Take part in market surveys and in collecting and sorting intelligence")
            .Is(ClauseClass.Scheduled).Proposed("每月;需要时", "Monthly; when asked")
            .Every("monthly -1 17:00")
            .Shows("本人录入的情报和调查表;整理记录", "Intelligence and survey sheets entered by the planner; what was sorted");

        book.Duty("MP-4", Position.CampaignPlanner)
            .Says("服从部门经理的领导,按要求完成下达任务", "Follow the department manager and complete the tasks assigned, as required")
            .Is(ClauseClass.PerEvent).Proposed("每项任务", "Each task")
            .Shows("任务从下达、接受、完成到经理核实的记录", "The task from assigned and accepted to done and verified by the manager");

        book.Duty("MP-5", Position.CampaignPlanner)
            .Says("配合市场活动执行专员完成策划方案的执行与效果评测",
                "Work with the campaign executor to carry out the plan and measure its effect")
            .Is(ClauseClass.PerEvent).Proposed("每次活动", "Each activity")
            .Shows("双方签字的活动评测表", "The evaluation sheet signed by both");

        book.Duty("MP-6", Position.CampaignPlanner)
            .Says("配合执行东风悦达起亚公司策划的市场活动并实施效果评测",
                "Help to carry out the activities planned by the maker and measure their effect")
            .Is(ClauseClass.PerEvent).Proposed("每次厂家活动", "Each activity of the maker")
            .Shows("厂家活动的执行凭证、评测和回传回执", "Proof of execution, evaluation and the maker's receipt");
    }

    private static void CampaignExecutor(ClauseBook book)
    {
        book.Duty("ME-1", Position.CampaignExecutor)
            .Says("负责广告策划、市场营销、品牌建设等活动的推广与执行", "Promote and carry out advertising, marketing and brand-building activities")
            .Is(ClauseClass.PerEvent).Proposed("每次活动", "Each activity")
            .Shows("执行清单、投放凭证、费用和现场签到", "Checklist, proof of placement, costs and the check-in list");

        book.Duty("ME-2", Position.CampaignExecutor)
            .Says("开展市场调研活动,并对调研数据进行统计和分析", "Run market research, and compile and analyse what it finds")
            .Is(ClauseClass.Scheduled).Proposed("每月或每季;需要时", "Monthly or quarterly; when asked")
            .Every("quarterly -5 17:00")
            .Shows("调研样本、统计表和分析报告", "Samples collected, statistics and the analysis");

        book.Duty("ME-3", Position.CampaignExecutor)
            .Says("及时向东风悦达起亚反馈各类信息、报表", "Send information and reports of every kind to the maker in time")
            .Is(ClauseClass.Scheduled).Proposed("按厂家报送日历:每日、每周、每月", "By the maker's calendar: daily, weekly, monthly")
            .Every("weekly 5 17:00")
            .Shows("厂家报送台账:期间、期限、发出时间、回执", "Register of returns: period, limit, when sent, receipt");

        book.Duty("ME-4", Position.CampaignExecutor)
            .Says("完成东风悦达起亚安排的新车上市等市场推广活动", "Complete the model launches and other promotions arranged by the maker")
            .Is(ClauseClass.PerEvent).Proposed("每次厂家安排", "Each time the maker arranges one")
            .Shows("上市任务的规定动作、凭证、结果和厂家验收", "The launch's required actions, proof, results and the maker's acceptance");

        book.Duty("ME-5", Position.CampaignExecutor)
            .Says("配合大型区域公关活动及车展等活动的开展", "Support large regional public-relations events, motor shows and the like")
            .Is(ClauseClass.PerEvent).Proposed("每次活动", "Each event")
            .Shows("公关或车展项目:展位、车辆、值班、现场留资", "The event's project: stand, cars, roster, leads taken on site");

        book.Duty("ME-6", Position.CampaignExecutor)
            .Says("及时反馈服务活动信息", "Report on service campaigns in time")
            .Is(ClauseClass.PerEvent).Proposed("服务活动的每个节点", "Each checkpoint of a service campaign")
            .Shows("服务活动反馈:进厂、完成、客户反映、报给谁和何时", "Feedback: cars in, work done, customers' reaction, told whom and when");

        book.Duty("ME-7", Position.CampaignExecutor)
            .Says("运用系统管理各部门营销活动的客户信息",
                "Use the system to manage the customer information of every department's marketing activities")
            .Is(ClauseClass.PerEvent).Proposed("每次活动;每日维护", "Each activity; kept up daily")
            .Shows("活动客户名单:来源、授权、邀约到成交的状态;导入查重记录", "Customers by activity: source, consent, stage; imports checked for doubles");
    }
}
