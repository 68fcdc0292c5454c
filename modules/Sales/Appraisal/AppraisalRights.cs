using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Sales.Appraisal;

/// <summary>Who sees and makes appraisals: everybody his own, the sales manager his people's, the general manager all.</summary>
internal sealed class AppraisalRights : IRights
{
    public const string See = "sales.appraisals.see";
    public const string SeeAll = "sales.appraisals.see-all";
    public const string Assess = "sales.appraisals.assess";
    public const string Decide = "sales.appraisals.decide";
    public const string SetStandards = "sales.appraisals.standards";

    public void Declare(RightsBook book) => book
        .Add(See, "查看自己的考评表", "See one's own appraisal", Position.ShowroomSupervisor, Position.SalesConsultant).NeededFor("GM-1", "SM-1")
            .WithoutClause("被考评的人有权看自己的考评结果并申诉，这不是谁的职责", "Whoever is assessed may see his result and appeal; that is nobody's duty")
        .Add(SeeAll, "查看全部考评表", "See everybody's appraisal").NeededFor("GM-1", "SM-1")
        .Add(Assess, "给下属评分、确认、面谈", "Score, confirm and talk over appraisals of one's people").NeededFor("SM-1")
        .Add(Decide, "评销售经理、裁定申诉", "Assess the sales manager, decide appeals").NeededFor("GM-1")
        .Add(SetStandards, "制定考评标准和期限", "Set appraisal standards and terms").NeededFor("GM-1", "SM-1");
}
