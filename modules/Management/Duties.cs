using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Management;

/// <summary>总经理 GM-1 … GM-5: what the general manager owes.</summary>
internal sealed class Duties : IClauses
{
    /// <inheritdoc />
    public void Declare(ClauseBook book)
    {
        book.Duty("GM-1", Position.GeneralManager)
            .Says("全面主持公司的工作,保证经营目标的实现", "Take overall charge of the company and see that its operating targets are met")
            .Is(ClauseClass.Standing).Proposed("持续;每日查看,每月复盘", "Always; looked at daily, reviewed monthly")
            .Every("monthly 5 17:00")
            .Shows("目标达成看板;总经理签字的月度经营复盘", "The target board; the monthly review signed by the general manager");

        book.Duty("GM-2", Position.GeneralManager)
            .Says("确定公司的经营方针与经营计划", "Decide the company's business policy and operating plan")
            .Is(ClauseClass.Scheduled).Proposed("每年;需要时修订", "Yearly; revised when needed")
            .Every("yearly 12 -1 17:00").DoneAt("/admin/organisation")
            .Shows("批准发布的经营方针和年度经营计划,各部门已阅", "Policy and yearly plan, approved, published and read by the departments");

        book.Duty("GM-3", Position.GeneralManager)
            .Says("决定公司的组织体制和人事编制", "Decide how the company is organised and how many posts it has")
            .Is(ClauseClass.Scheduled).Proposed("每年核定;变动时逐次批准", "Set yearly; every change approved")
            .Every("yearly 12 -1 17:00").DoneAt("/admin/organisation")
            .Shows("组织架构版本;编制与在岗对照表;变动批准", "Version of the organisation chart; posts authorised and filled; approval of each change");

        book.Duty("GM-4", Position.GeneralManager)
            .Says("组织实施公司的年度工作计划", "Organise the company's annual work plan and have it carried out")
            .Is(ClauseClass.Scheduled).Documented("年度", "Yearly")
            .Every("quarterly 5 17:00")
            .Shows("分解到部门和月份的计划项及进度;季度检查记录", "Plan items by department and month with their progress; quarterly check");

        book.Duty("GM-5", Position.GeneralManager)
            .Says("对内投资决策的制订与实施", "Make decisions on internal investment and carry them out")
            .Is(ClauseClass.AdHoc).Proposed("需要时,逐项立项", "When needed, project by project")
            .Shows("投资立项、决定及理由、进度与支出、投后评价", "Proposal, decision and reasons, progress and spending, review afterwards");
    }
}
