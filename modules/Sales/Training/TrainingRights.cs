using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Sales.Training;

/// <summary>Who sees and keeps training: everybody his own file, the sales manager his people's.</summary>
internal sealed class TrainingRights : IRights
{
    public const string See = "sales.training.see";
    public const string SeeAll = "sales.training.see-all";
    public const string Keep = "sales.training.keep";
    public const string Check = "sales.training.check";

    public void Declare(RightsBook book) => book
        .Add(See, "查看课程和自己的培训档案、登记转训", "See courses and one's own training, pass training on", Position.ShowroomSupervisor, Position.SalesConsultant).NeededFor("GM-1", "SM-2")
            .WithoutClause("参训的人要看到自己的档案并完成转训，原文里他们的条款已遗失", "Whoever is trained sees his file and passes it on; his clauses are lost with the missing pages")
        .Add(SeeAll, "查看全员培训档案和证书缺口", "See everybody's training and the gaps of certificates").NeededFor("GM-1", "SM-2")
        .Add(Keep, "登记课程、报名、结果，设定必备证书", "Keep courses, nominations and results, set required certificates").NeededFor("SM-2")
        .Add(Check, "检查转训", "Check what was passed on").NeededFor("GM-1", "SM-2");
}
