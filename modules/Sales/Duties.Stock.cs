using Dealership.Contracts;
using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales;

/// <summary>
/// 补: what the trade asks of whoever keeps the vehicles. A store without 库管 and 计划员 gives it to the showroom supervisor, whose clause SS-6 says
/// 商品车管理; what the sales manager or the general manager decides there is theirs.
/// </summary>
internal sealed partial class Duties
{
    private static void Stock(ClauseBook book)
    {
        Back(book, "SS-6", Position.ShowroomSupervisor)
            .Says("客户资料管理、商品车管理、展厅接待管理", "Look after customers' files, the vehicles for sale, and reception")
            .Is(ClauseClass.PerEvent).Proposed("新车到店当日或次日检查；进入黄、橙、红档的车辆2个工作日内决定", "A vehicle that came: checked by the next day; one that enters the yellow, orange or red band: decided on within 2 working days")
            .Shows("入库检查表；车辆动态；长库龄车辆的决定", "Check of what came; moves of vehicles; decisions on aged ones")
            .Claims<VehicleMoved>()
            .OwedFor<VehicleReceived>(e => new Owed(e.VehicleId, new Text("新车入库检查：外观、随车物品、钥匙和资料", "Check a vehicle that came in: body, equipment, keys and papers"), Due.EndOfDay(e.At, 1), Vehicle(e.VehicleId)))
            .ProvenBy<VehicleCheckedIn>(e => new Proof(e.VehicleId, e.CheckId, e.At, e.By, Vehicle(e.VehicleId)))
            .OwedFor<VehicleAged>(e => new Owed(e.AgeingId, Band(e.Band), Due.EndOfWorkingDay(e.At, 2), Ageing(e.AgeingId))
            {
                Position = e.Band == "red" ? Position.GeneralManager : Position.SalesManager,
            })
            .ProvenBy<AgedVehicleDecided>(e => new Proof(e.AgeingId, e.AgeingId, e.At, e.By, Ageing(e.AgeingId)))
            .ReleasedBy<AgedVehicleGone>(e => e.AgeingId);

        Back(book, "SS-10", Position.ShowroomSupervisor)
            .Says("未售商品车每周检查,填写库存车检查表", "Check the unsold vehicles every week and fill in the sheet")
            .Is(ClauseClass.Scheduled).Proposed("每周五前", "By Friday, every week")
            .Every("weekly 5 17:00")
            .Shows("库存车检查表：逐辆，有问题的写明", "The sheet: vehicle by vehicle, and what is wrong")
            .ProvenBy<StockChecked>(e => Proof.OfOccurrence(e.CheckId, e.At, e.By, $"/sales/stock/week/{e.CheckId}"))
            .DoneAt("/sales/stock/week");

        Back(book, "SS-11", Position.ShowroomSupervisor)
            .Says("车辆进、销、存数据收集统计,每月盘点", "Keep the figures of vehicles in, sold and in stock, and count the stock every month")
            .Is(ClauseClass.Scheduled).Proposed("每月最后一个工作日", "On the last working day of the month")
            .Every("monthly -1 17:00")
            .Shows("盘点表：应有、实有、差异和原因", "The count: expected, found, differences and reasons")
            .ProvenBy<StockTaken>(e => Proof.OfOccurrence(e.TakeId, e.At, e.By, $"/sales/stock/takes/{e.TakeId}"))
            .DoneAt("/sales/stock/takes");

        Back(book, "SS-12", Position.ShowroomSupervisor)
            .Says("订单提报、资源跟踪、在途跟踪", "Hand orders in to the maker, follow the vehicles granted and those on their way")
            .Is(ClauseClass.PerEvent).Proposed("资金有缺口或库存会过高的申报，总经理2个工作日内决定", "An application with funds short or stock too large: the general manager decides within 2 working days")
            .Shows("资源申报的审批", "The decision on the application")
            .OwedFor<ResourceApprovalAsked>(e => new Owed(e.SubmissionId, new Text("决定一份资源申报：资金有缺口或库存会过高", "Decide on an application for vehicles: funds are short or stock would grow too large"), Due.EndOfWorkingDay(e.At, 2), $"/sales/resources/{e.ApplicationId}")
            {
                Position = Position.GeneralManager,
                Never = e.By,
            })
            .ProvenBy<ResourcesDecided>(e => new Proof(e.SubmissionId, e.SubmissionId, e.At, e.By, $"/sales/resources/{e.ApplicationId}"));
    }

    private static Text Band(string band) => band switch
    {
        "red" => new("决定一辆红档库存车怎么办", "Decide what becomes of a vehicle in the red band"),
        "orange" => new("决定一辆橙档库存车怎么办：须有方案", "Decide what becomes of a vehicle in the orange band: a plan is needed"),
        _ => new("决定一辆黄档库存车怎么办", "Decide what becomes of a vehicle in the yellow band"),
    };

    private static string Vehicle(Guid id) => $"/sales/vehicles/{id}";

    private static string Ageing(Guid id) => $"/sales/stock/aged/{id}";
}
