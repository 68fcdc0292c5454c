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
        .Add(SeeSample, "查看调查样本和答案", "See the sample and its answers").NeededFor("CSI-1")
        .Add(Interview, "执行满意度访问", "Hold satisfaction interviews").NeededFor("CSI-1").ShowsPhones()
        .Add(ExportSample, "导出调查进度（不含客户信息）", "Export the progress of the survey (no customer data)").NeededFor("CSI-1")
        .Add(MakeLinks, "生成客户答卷链接", "Make links for buyers").NeededFor("CSI-1")
        .Add(SeeScores, "查看满意度得分", "See satisfaction scores").NeededFor("CSI-1", "GM-1", "SM-1", "CM-3")
        .Add(SeeByConsultant, "按销售顾问查看得分", "See scores by consultant").NeededFor("CSI-5", "GM-1", "SM-1")
        .Add(SeeCases, "查看低分案件", "See low-score cases").NeededFor("CSI-2", "GM-1", "SM-5", "CM-4")
        .Add(AnswerCases, "答复低分案件", "Answer low-score cases").NeededFor("SM-5", "GM-1")
        .Add(CloseCases, "核实并关闭低分案件", "Verify and close low-score cases").NeededFor("CSI-2")
        .Add(SeeTemplates, "查看问卷模板与低分线", "See questionnaires and low-score lines").NeededFor("CSI-1", "GM-1", "SM-1", "CM-3")
        .Add(KeepTemplates, "修订问卷模板与低分线", "Revise questionnaires and low-score lines").NeededFor("CSI-1");
}
