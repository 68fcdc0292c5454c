using Dealership.Contracts;
using Dealership.Contracts.Csi;
using Dealership.Plugin;

namespace Dealership.Csi;

/// <summary>CSI/SSI管理员 CSI-1 … CSI-5: what the satisfaction officer owes. CSI-1 and CSI-5 are live.</summary>
internal sealed class Duties : IClauses
{
    /// <inheritdoc />
    public void Declare(ClauseBook book)
    {
        book.Duty("CSI-1", Position.SatisfactionOfficer)
            .Says("负责客户满意度SSI/CSI项目的运营管理", "Run the SSI/CSI customer-satisfaction project")
            .Is(ClauseClass.PerEvent).Proposed("每月一期;每日访问入样客户", "A wave a month; buyers in the sample interviewed daily")
            .Shows("样本、完成的问卷、各因子得分和低分案件", "The sample, completed interviews, factor scores and low-score cases")
            .OwedFor<SurveySampled>(e => new Owed(
                e.SurveyId, new Text($"交车满意度访问 {Vehicle(e)}".TrimEnd(), $"Satisfaction interview {Vehicle(e)}".TrimEnd()),
                Due.At(e.DueAt), Survey(e.SurveyId))
            {
                OpensAt = e.OpensAt,
            })
            .ProvenBy<SurveyCompleted>(e => new Proof(e.SurveyId, e.SurveyId, e.At, e.By, Survey(e.SurveyId)))
            .ReleasedBy<SurveyExcluded>(e => e.SurveyId);

        book.Duty("CSI-2", Position.SatisfactionOfficer)
            .Says("制定满意度目标及行动计划执行", "Set satisfaction targets and carry out the action plan")
            .Is(ClauseClass.Scheduled).Proposed("每年定目标;每季、每月行动计划", "Targets yearly; action plan quarterly and monthly")
            .Every("quarterly 5 17:00")
            .Shows("分部门、分因子的目标书;行动计划及检查结果", "Targets by department and factor; action plan and how each item was checked");

        book.Duty("CSI-3", Position.SatisfactionOfficer)
            .Says("组织内、外部沟通、协调及资源保障", "Organise communication and coordination inside and outside, and secure the resources")
            .Is(ClauseClass.Scheduled).Proposed("每月;需要时", "Monthly; when needed")
            .Every("monthly -1 17:00")
            .Shows("满意度会议纪要和行动;厂家、调查机构联系记录;资源申请及答复",
                "Minutes and actions of the satisfaction meeting; contacts with maker and agency; requests and answers");

        book.Duty("CSI-4", Position.SatisfactionOfficer)
            .Says("专营店满意度学****及工作执行检查", "Satisfaction learn**** across the store, and checks that the work is carried out")
            .Damaged("“学”字之后被网站屏蔽为“****”,照原样保留", "The rest of the word is masked as ****; kept as it stands")
            .Is(ClauseClass.SourceDamaged).Proposed("每月", "Monthly")
            .Every("monthly -1 17:00")
            .Shows("活动签到和测验成绩;执行检查表及整改", "Sessions with attendance and test; the execution checklist and what was put right")
            .Samples(5, "CM-4", "CS-6", "SM-5");

        book.Duty("CSI-5", Position.SatisfactionOfficer)
            .Says("专营店满意度辅导", "Coach the store on satisfaction")
            .Is(ClauseClass.PerEvent).Proposed("每次低分之后;每月", "After each low score; monthly")
            .Shows("辅导记录:依据、方法、约定的改变和复核结果", "Coaching record: grounds, method, change agreed and how it was verified")
            .OwedFor<LowScoreRaised>(e => new Owed(
                e.CaseId, new Text("核实低分处理并辅导相关人员", "Verify what was done about a low score and coach those concerned"),
                Due.At(e.CloseDue), Case(e.CaseId)))
            .ProvenBy<LowScoreClosed>(e => new Proof(e.CaseId, e.CaseId, e.At, e.By, Case(e.CaseId)));
    }

    /// <summary>Which of the forty on the list; facts told before they said so name none.</summary>
    private static string Vehicle(SurveySampled e) => e.VinTail is null ? "" : $"{e.ModelCode} …{e.VinTail}";

    private static string Survey(Guid id) => $"/csi/surveys/{id}";

    private static string Case(Guid id) => $"/csi/cases/{id}";
}
