using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Sales.Orders;

/// <summary>Who gives an order its vehicle, as it should go.</summary>
internal sealed class OrderRights : IRights
{
    public const string Allocate = "sales.orders.allocate";

    public void Declare(RightsBook book) => book
        .Add(Allocate, "按先进先出分配车辆", "Allocate the oldest vehicle", Position.ShowroomSupervisor).NeededFor("SM-6")
        .WithoutClause("原文在展厅主管第3条处中断；按先进先出分配不用挑选，例外由销售经理定", "The document breaks off in SS-3; the oldest goes first without a choice, exceptions are the sales manager's");
}
