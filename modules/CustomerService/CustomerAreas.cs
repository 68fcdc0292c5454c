using Dealership.Plugin;
using static Dealership.Plugin.ChecklistItem;

namespace Dealership.CustomerService;

/// <summary>客户区域巡检表 (CM-2): where customers wait, sit and eat, until the store writes its own.</summary>
internal sealed class CustomerAreas : IChecklists
{
    public const string Code = "customer-areas";

    /// <inheritdoc />
    public void Declare(ChecklistBook book) => book.List(Code, "CM-2", "客户区域巡检", "Round of the customer areas")
        .Zone("售后客户休息室", "After-sales lounge", Of("座椅、茶几干净完好", "Seats and tables clean and whole"), Of("饮水机、咖啡、点心可用", "Water, coffee and snacks there"), Of("Wi-Fi、充电、电视可用", "Wi-Fi, chargers and screen work"), Of("能看到维修进度", "Progress of the workshop can be seen"))
        .Zone("儿童区", "Children's corner", Of("玩具清洁齐全", "Toys clean and complete"), Danger("无尖角、无松动、地垫平整", "No sharp edges, nothing loose, mats flat"))
        .Zone("用餐区", "Dining area", Of("桌面清洁、餐具消毒", "Tables clean, dishes sanitised"))
        .Zone("接车区", "Service reception", Of("引导标识清楚", "Signs lead the way"), Danger("通道无车辆停放和油污", "No parked cars or oil on the way"))
        .Zone("客户卫生间", "Customers' toilets", Of("清洁、用品齐全", "Clean, supplies there"), Danger("地面干燥防滑", "Floor dry"));
}
