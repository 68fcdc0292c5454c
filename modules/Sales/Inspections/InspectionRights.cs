using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Sales.Inspections;

/// <summary>Who looks a vehicle over. Not whoever sells it: he wants it gone.</summary>
internal sealed class InspectionRights : IRights
{
    public const string Inspect = "sales.inspections.do";

    public void Declare(RightsBook book) => book
        .Add(Inspect, "做PDI检查", "Do pre-delivery inspections", Position.ShowroomSupervisor).NeededFor("SM-6")
        .WithoutClause("原文在展厅主管第3条处中断；交车前的检查由不卖这辆车的人做", "The document breaks off in SS-3; a vehicle is looked over by somebody who does not sell it");
}
