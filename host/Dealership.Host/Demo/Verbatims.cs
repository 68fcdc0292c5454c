using Dealership.Contracts;

namespace Dealership.Host.Demo;

/// <summary>What buyers say in their own words.</summary>
internal static class Verbatims
{
    /// <summary>Of those who are pleased.</summary>
    public static readonly IList<Text> Praise =
    [
        new("从看车到提车都是同一个顾问,有问必答,很放心。", "One consultant from the first look to the keys, and an answer to every question."),
        new("试驾路线安排得好,山路高速都跑了。", "The test drive was well planned: hills and motorway, both."),
        new("交车那天车洗得干干净净,还拍了照片。", "The car was spotless on the day, and they took photos."),
        new("价格讲得明白,没有乱七八糟的收费。", "The price was clear, with no odd charges."),
        new("休息区茶水点心都有,孩子也有地方玩。", "Tea and snacks in the lounge, and room for the child to play."),
        new("提车第二天就打电话来关心,想得周到。", "They called the very next day to ask how it was. Thoughtful."),
        new("不催单,让我们回家商量了一个礼拜。", "No pressure; we were left to talk it over for a week."),
        new("功能讲了快一个小时,老人也听懂了。", "Nearly an hour of explanation; even my parents understood it."),
        new("答应周六提车,周六真的提到了。", "Saturday was promised, and Saturday it was."),
        new("帮忙把旧车手续也一起办了,省心。", "They settled the papers of the old car too. No worries at all."),
        new("服务顾问当面认识了,以后保养找谁很清楚。", "I met the service adviser; now I know whom to ask for."),
        new("朋友介绍来的,我也会介绍朋友来。", "A friend sent me here, and I shall send friends too."),
    ];

    /// <summary>Of those who have a wish.</summary>
    public static readonly IList<Text> Wishes =
    [
        new("周末人太多,停车不好停。", "Too crowded at weekends; hard to find a place to park."),
        new("希望车机说明再简单一点。", "The screen should be explained more simply."),
        new("展厅空调有点冷。", "The showroom is a little cold."),
        new("要是能提前一天提醒带什么证件就好了。", "A reminder the day before, which papers to bring, would have helped."),
    ];

    private static readonly Dictionary<string, IList<Text>> Complaints = new()
    {
        [Themes.DeliveryLate] =
        [
            new("说好两个星期,等了快一个月才提到车。", "Two weeks were promised; it took nearly a month."),
            new("提车日期改了两次,每次都是我打电话去问。", "The date was moved twice, and each time I had to call and ask."),
            new("请了假去提车,到了才说车还没到。", "I took a day off, and only there was I told that the car had not come."),
            new("催了好几次,只会说在路上。", "I asked again and again; all they say is that it is on its way."),
        ],
        [Themes.Paint] =
        [
            new("回家发现左后门有一道划痕。", "At home I found a scratch on the left rear door."),
            new("车顶漆面有颗粒,阳光下很明显。", "The paint on the roof is grainy; you see it in the sun."),
            new("前杠颜色和翼子板不一样,怀疑补过漆。", "The bumper's colour differs from the wing's; was it repainted?"),
            new("后备箱边上有掉漆,交车时没看到。", "Paint is chipped at the boot's edge; nobody saw it at the handover."),
        ],
        [Themes.AccessoryMissing] =
        [
            new("答应送的行车记录仪到现在没装。", "The dash camera they promised has still not been fitted."),
            new("随车工具少了千斤顶手柄。", "The handle of the jack is missing from the tools."),
            new("只给了一把钥匙,另一把说过几天。", "I was given one key; the other one 'in a few days'."),
            new("贴膜的质保卡没有给我。", "I never got the warranty card of the window film."),
        ],
        [Themes.Attitude] =
        [
            new("交完定金以后就不太理人了。", "Once the deposit was paid, nobody had time for me."),
            new("问贷款的事,口气很不耐烦。", "I asked about the loan and was answered impatiently."),
            new("在前台等了二十分钟没人招呼。", "Twenty minutes at the front desk, and nobody came."),
            new("我爱人问的问题,顾问都只对着我回答。", "My wife asked, and the consultant answered only me."),
        ],
        [Themes.Paperwork] =
        [
            new("发票上名字写错了一个字,跑了两趟。", "One character of my name was wrong on the invoice; I had to come twice."),
            new("合格证拖了一个星期,牌照办不了。", "The certificate came a week late; no plates until then."),
            new("上牌费用事先没说清楚。", "Nobody had said clearly what the registration would cost."),
            new("保险单没有给我,说在系统里。", "I was not given the policy; it is 'in the system'."),
        ],
        [Themes.Quality] =
        [
            new("开了三百公里就亮故障灯。", "A warning lamp came on after 300 kilometres."),
            new("过减速带时底盘有异响。", "Something knocks underneath on every speed bump."),
            new("中控屏黑过两次,重启才好。", "The screen went black twice and needed a restart."),
            new("冷车时变速箱有顿挫。", "The gearbox jerks when cold."),
        ],
    };

    /// <summary>Of those whom this displeased.</summary>
    public static IList<Text> About(string theme) => Complaints[theme];
}
