using Dealership.Contracts;

namespace Dealership.Sales.Inspections;

/// <summary>What a new vehicle is looked over for before it is handed over (新车交付前检查, PDI): twelve groups, in the order in which one walks round it.</summary>
internal static class SheetItems
{
    /// <summary>One item; while a safety item is open the vehicle stays.</summary>
    internal sealed record Item(string Code, Text Name, bool Safety);

    internal sealed record Group(string Code, Text Name, IReadOnlyList<Item> Items);

    public static IReadOnlyList<Group> All { get; } =
    [
        Of("papers", "资料与编号", "Papers and numbers",
            new("vin", new("车架号与合格证一致", "VIN as on the certificate"), true),
            new("engine-no", new("发动机（电机）号与合格证一致", "Engine or motor number as on the certificate"), false),
            new("spec", new("配置、颜色与订单一致", "Trim and colour as ordered"), false),
            new("booklets", new("说明书、手册、三包凭证齐全", "Manual, booklets and voucher complete"), false)),
        Of("outside", "外观", "Outside",
            new("paint", new("漆面无划伤、色差", "Paint without scratches or shades"), false),
            new("glass", new("玻璃、后视镜无裂纹", "Glass and mirrors without cracks"), true),
            new("gaps", new("车身缝隙均匀", "Even gaps"), false),
            new("trim-outside", new("饰条、标识牢固", "Trim and badges firm"), false)),
        Of("tyres", "轮胎", "Tyres",
            new("pressure", new("四轮胎压按标牌", "Pressure of the four as on the plate"), true),
            new("spare", new("备胎气压或补胎工具", "Pressure of the spare, or the kit"), false),
            new("tread", new("胎面、胎壁无损伤", "Treads and walls undamaged"), true),
            new("nuts", new("车轮螺栓按力矩紧固", "Wheel nuts at their torque"), true)),
        Of("doors", "车门", "Doors",
            new("doors", new("车门开关、限位正常", "Doors open, hold and close"), false),
            new("child-lock", new("儿童锁有效", "Child locks work"), true),
            new("lids", new("前盖、尾门开启和锁止", "Bonnet and tailgate open and lock"), true)),
        Of("engine", "发动机舱", "Engine bay",
            new("battery", new("蓄电池电压、接头", "Battery: voltage and clamps"), false),
            new("fluids", new("机油、冷却液、玻璃水液位", "Oil, coolant, washer: levels"), false),
            new("brake-fluid", new("制动液液位", "Brake fluid: level"), true),
            new("harness", new("线束、插头牢固", "Harness and plugs firm"), false),
            new("leaks-engine", new("无渗漏", "No leaks"), true)),
        Of("cabin", "内饰", "Cabin",
            new("trim-inside", new("内饰、地毯无污损", "Trim and carpet clean and whole"), false),
            new("seats", new("座椅调节、加热", "Seats adjust and heat"), false),
            new("belts", new("安全带伸缩、锁止", "Belts pull, lock and run back"), true),
            new("switches", new("开关、车窗、天窗", "Switches, windows, roof"), false)),
        Of("electrics", "电器", "Electrics",
            new("lamps", new("内外灯光", "Lamps inside and outside"), true),
            new("horn", new("喇叭、雨刮", "Horn and wipers"), true),
            new("instruments", new("仪表无故障灯", "No warning lamp stays on"), true),
            new("air", new("空调制冷、制热", "Air conditioning cools and heats"), false),
            new("audio", new("音响、导航、倒车影像", "Audio, navigation, rear camera"), false),
            new("keys", new("两把钥匙遥控、启动", "Both keys lock and start"), false)),
        Of("control", "控制单元", "Control units",
            new("faults", new("故障码已读取并清除", "Fault codes read and cleared"), true),
            new("transport", new("运输模式已关闭", "Transport mode is off"), false),
            new("software", new("软件版本、时钟已设", "Software current, clock set"), false)),
        Of("chassis", "底盘", "Chassis",
            new("underside", new("底盘无磕碰", "Underside undamaged"), false),
            new("leaks-chassis", new("管路、减震器无渗漏", "Lines and dampers do not leak"), true),
            new("steering", new("转向、悬架连接紧固", "Steering and suspension tight"), true),
            new("brakes", new("制动管路、手刹", "Brake lines and parking brake"), true)),
        Of("road", "路试", "Road test",
            new("start", new("启动、怠速平稳", "Starts and idles evenly"), false),
            new("shifting", new("换挡平顺", "Shifts smoothly"), false),
            new("braking", new("制动不跑偏", "Brakes straight"), true),
            new("wheel", new("方向回正、无异响", "Steering returns, no noises"), true)),
        Of("cleaning", "清洁", "Cleaning",
            new("films", new("保护膜、垫块已拆", "Films and blocks removed"), false),
            new("washed", new("车内外清洁", "Clean inside and outside"), false)),
        Of("tools", "工具与附件", "Tools and accessories",
            new("tools", new("随车工具、千斤顶", "Tools and jack"), false),
            new("triangle", new("警示牌、反光衣", "Warning triangle and vest"), false),
            new("accessories", new("加装附件与订单一致", "Accessories as ordered"), false)),
    ];

    public static Group? GroupOf(string? code) => All.FirstOrDefault(g => g.Code == code);

    public static Item? Find(string code) => All.SelectMany(g => g.Items).FirstOrDefault(i => i.Code == code);

    public static int Count { get; } = All.Sum(g => g.Items.Count);

    private static Group Of(string code, string zh, string en, params Item[] items) => new(code, new(zh, en), items);
}
