using Dealership.Plugin;
using static Dealership.Plugin.ChecklistItem;

namespace Dealership.Sales;

/// <summary>展厅5S检查表 (SS-2, at 10:00 and 17:00) and the manager's own tour (SM-8): what makers' standards ask for, until the store writes its own.</summary>
internal sealed class ShowroomLists : IChecklists
{
    public const string FiveS = "showroom-5s";
    public const string Tour = "showroom-tour";

    /// <inheritdoc />
    public void Declare(ChecklistBook book)
    {
        book.List(FiveS, "SS-2", "展厅5S检查", "Showroom 5S check")
            .Zone("室外", "Outside", Of("入口、旗帜、门头标识完好", "Entrance, flags and signs intact"), Of("停车位和试驾区畅通", "Parking and test-drive bay clear"), Danger("地面无积水、无障碍物", "No puddles and nothing to stumble over"))
            .Zone("展厅", "Showroom", Of("玻璃、墙面、地面干净", "Glass, walls and floor clean"), Of("灯光、空调、音响正常", "Lights, air and sound work"), Of("单页架满，与展车相符", "Brochure rack full and as the cars"), Danger("消防通道畅通", "Fire exit clear"))
            .Zone("展车", "Display cars", Of("车身、玻璃、轮毂干净，车标朝上", "Paint, glass and rims clean, logos upright"), Of("参数牌、价格牌齐全", "Specification and price plates there"), Of("座椅膜已拆，无私人物品", "Seat film off, no personal things"), Of("电量充足，车门未锁", "Battery charged, doors unlocked"))
            .Zone("休息区", "Rest area", Of("沙发、桌面整洁，烟灰缸已清", "Sofas and tables tidy, ashtrays emptied"), Of("饮水、纸杯、报刊齐全", "Water, cups and papers there"), Of("电视播放品牌片", "Screen shows the brand's film"))
            .Zone("洽谈区", "Talking area", Of("桌椅归位、桌面整洁", "Tables and chairs in place and tidy"))
            .Zone("接待台", "Reception", Of("有人值守，仪容规范", "Somebody there, dressed as prescribed"), Of("登记表、电话可用", "Log and telephone at hand"))
            .Zone("卫生间", "Toilets", Of("清洁、无异味，点检表按时填写", "Clean, no smell, hourly sheet filled in"), Danger("地面干燥防滑", "Floor dry"));
        book.List(Tour, "SM-8", "展厅巡视", "Tour of the showroom")
            .Zone("外部环境", "Surroundings", Of("门前、停车场整洁", "Front and parking tidy"), Of("旗帜、灯箱、标识完好", "Flags, light boxes and signs intact"))
            .Zone("展车与布置", "Cars and layout", Of("展车按布置图摆放", "Cars stand as in the plan"), Of("主推车型在主展位", "The model to push stands in the main place"))
            .Zone("广告宣传物料", "Advertising material", Of("海报、桌卡是当期的", "Posters and table cards are the current ones"), Of("没有过期的价格和政策", "No price or policy out of date"))
            .Zone("人员", "People", Of("接待、值班到位", "Reception and duty manned"), Of("着装、胸牌规范", "Dress and badges as prescribed"));
    }
}
