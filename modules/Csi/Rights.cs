using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Csi;

/// <summary>
/// What may be seen and done, and by whom unless the store says otherwise. Sample, single answers and verbatims are the
/// satisfaction officer's alone: who is assessed must not know who will be asked, and managers see scores and cases.
/// </summary>
internal sealed class Rights : IRights
{
    public const string SeeSample = "csi.surveys.see";
    public const string Interview = "csi.surveys.interview";
    public const string ExportSample = "csi.surveys.export";
    public const string MakeLinks = "csi.links.make";
    public const string SeeScores = "csi.scores.see";
    public const string SeeByConsultant = "csi.scores.by-consultant";
    public const string SeeCases = "csi.cases.see";
    public const string AnswerCases = "csi.cases.answer";
    public const string CloseCases = "csi.cases.close";
    public const string SeeTemplates = "csi.templates.see";
    public const string KeepTemplates = "csi.templates.keep";

    public void Declare(RightsBook book) => book
        .Add(SeeSample, "查看调查样本和答案", "See the sample and its answers", Position.SatisfactionOfficer)
        .Add(Interview, "执行满意度访问", "Hold satisfaction interviews", Position.SatisfactionOfficer)
        .Add(ExportSample, "导出调查进度（不含客户信息）", "Export the progress of the survey (no customer data)", Position.SatisfactionOfficer)
        .Add(MakeLinks, "生成客户答卷链接", "Make links for buyers", Position.SatisfactionOfficer)
        .Add(SeeScores, "查看满意度得分", "See satisfaction scores", Position.SatisfactionOfficer, Position.GeneralManager, Position.SalesManager,
            Position.CustomerServiceManager)
        .Add(SeeByConsultant, "按销售顾问查看得分", "See scores by consultant", Position.SatisfactionOfficer, Position.GeneralManager, Position.SalesManager)
        .Add(SeeCases, "查看低分案件", "See low-score cases", Position.SatisfactionOfficer, Position.GeneralManager, Position.SalesManager,
            Position.CustomerServiceManager)
        .Add(AnswerCases, "答复低分案件", "Answer low-score cases", Position.SalesManager, Position.GeneralManager)
        .Add(CloseCases, "核实并关闭低分案件", "Verify and close low-score cases", Position.SatisfactionOfficer)
        .Add(SeeTemplates, "查看问卷模板与低分线", "See questionnaires and low-score lines", Position.SatisfactionOfficer, Position.GeneralManager,
            Position.SalesManager, Position.CustomerServiceManager)
        .Add(KeepTemplates, "修订问卷模板与低分线", "Revise questionnaires and low-score lines", Position.SatisfactionOfficer);
}
