using Dealership.Contracts;

namespace Dealership.Sales.Meetings;

/// <summary>What the demo's meetings decide and write down.</summary>
internal static class DemoMeetingWords
{
    internal sealed record Thing(Text What, Text Done);

    public static readonly Thing[] Things =
    [
        new(new("展车换新膜，座椅清洁", "New film and clean seats for the display cars"), new("四台都换了，座椅也擦过", "All four done, seats cleaned")),
        new(new("把上周未留档的来店补问一遍", "Go through last week's visits that were not filed"), new("补到两位，其余没留联系方式", "Two filed, the others left no contact")),
        new(new("更新展厅价格牌和金融政策单页", "Update price plates and finance leaflets"), new("已换成本月政策", "This month's are up")),
        new(new("准备周末试驾路线和试驾车", "Prepare route and cars for the weekend's test drives"), new("路线走过一遍，两台车加满", "Route driven, two cars fuelled")),
        new(new("和库管核对三台在途车的到店日", "Check the arrival of three cars under way"), new("两台周五到，一台下周二", "Two on Friday, one next Tuesday")),
        new(new("老车型话术复习，下次晨会抽查", "Go over the talk for the older model; asked at the next meeting"), new("已练两遍", "Practised twice")),
        new(new("联系物业修门口灯箱", "Have the light box at the door repaired"), new("灯管已换", "New tube is in")),
        new(new("把在库最久的两台移到主展位", "Move the two oldest cars to the main place"), new("已移，牌子也换了", "Moved, with their plates")),
        new(new("整理交车区，补鲜花和红绸", "Tidy the handover bay, get flowers and ribbon"), new("已补齐", "Done")),
    ];

    public static readonly Text[] Minutes =
    [
        new("好做法：试驾后当天就约二次来店。\n问题：周末接待轮不过来，顾问之间要互相补位。", "Good: invite again on the day of the drive.\nProblem: weekends are short of hands; help one another."),
        new("主推在库久的车型，话术统一。\n金融政策本月底截止，逐个告知在谈客户。", "Push the models that stand long, all with the same words.\nThe finance offer ends this month: tell whoever is still deciding."),
        new("昨天两批没留档，接待时先问需求再问联系方式。", "Two visits were not filed yesterday: ask for needs first, then for the number."),
        new("交车准备提前一天，PDI当天不赶。", "Prepare handovers a day ahead; no PDI in a hurry."),
    ];

    public static readonly Text[] Notes =
    [
        new("今天厂家政策更新，见内网公告。", "The maker's policy was updated today: see the bulletin."), new("表扬昨天下雨天两批都留了档。", "Well done: both visits on a rainy day were filed."),
        new("下午有两台到店，注意接车检查。", "Two cars arrive in the afternoon: inbound check."),
    ];
}
