using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Sales.Discounts;

/// <summary>Who decides a discount, and who says up to where each position may go.</summary>
internal sealed class DiscountRights : IRights
{
    public const string Decide = "sales.discounts.decide";
    public const string SetLimits = "sales.discounts.limits";

    public void Declare(RightsBook book) => book
        .Add(Decide, "审批折扣（各在权限内）", "Decide discounts, each within his limit", Position.ShowroomSupervisor).NeededFor("GM-1", "SM-5")
        .WithoutClause("原文在展厅主管第3条处中断；谈价时主管在场，权限由总经理设定", "The document breaks off in SS-3; the supervisor is there when prices are talked over, and the general manager sets his limit")
        .Add(SetLimits, "设定折扣权限", "Set the limits of discounts").NeededFor("GM-1");
}
