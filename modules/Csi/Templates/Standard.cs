namespace Dealership.Csi.Templates;

/// <summary>
/// The questionnaire every store begins with: the factors and weights of the buyers' SSI 2021 and the usual item bank
/// (domain §3.12). The bank has no item for the online factor, so one asks for it in the factor's own words; “would recommend”
/// belongs to no factor and stays out of the index, but a low answer still raises a case.
/// </summary>
internal static class Standard
{
    public const string Note = "标准问卷：SSI 2021 购车客户权重";

    /// <summary>The items in the order in which a purchase goes, and in which the demo's interviews were told.</summary>
    public static Template Template { get; } = new(1,
    [
        new("online", "在线体验", "Online", 18),
        new("before-visit", "入店前沟通", "Contact before the visit", 10),
        new("reception", "到店接待", "Reception", 15),
        new("looking", "店内看车", "Looking at cars", 13),
        new("test-drive", "试乘试驾", "Test drive", 8),
        new("deal", "交易过程", "Deal", 16),
        new("delivery", "交车过程", "Delivery", 20),
    ],
    [
        new("online", "online", "您在网上（官网、App、直播等）了解我们的体验如何？", "How was finding out about us online (site, app, live stream)?", "subjective", 1, true),
        new("greeted", "reception", "您到店时，是否马上有人接待？", "When you came in, were you greeted at once?", "objective", 1, false),
        new("needs", "before-visit", "来店前后，我们是否问清了您的用车需求？", "Before and at your visit, did we ask what you needed the car for?", "subjective", 1, false),
        new("product", "looking", "车辆的讲解是否清楚、对您有用？", "Was the car explained clearly and usefully?", "subjective", 1, false),
        new("test-drive", "test-drive", "试乘试驾的邀请和安排如何？", "How were you offered the test drive, and how was it?", "objective", 1, true),
        new("price", "deal", "价格和各项费用是否清楚明白？", "Were the price and all charges clear?", "subjective", 1, false),
        new("promise", "delivery", "是否按约定的日期交车？", "Was the car handed over on the day promised?", "objective", 1, false),
        new("condition", "delivery", "交车时车辆是否洁净、完好、配件齐全？", "Was the car clean, undamaged and complete?", "objective", 1, false),
        new("explained", "delivery", "用车、质保和首保讲解得如何？", "How well were use, warranty and first service explained?", "subjective", 1, false),
        new("adviser", "delivery", "是否为您引见了服务顾问？", "Were you introduced to your service adviser?", "objective", 1, false),
        new("recommend", null, "您愿意把我们推荐给亲友吗？", "Would you recommend us to family and friends?", "subjective", 1, false),
    ]);

    /// <summary>The ten items of the bank, in the order of the demo's scores.</summary>
    public static IReadOnlyList<string> Bank { get; } = [.. Template.Questions.Select(q => q.Code).Where(c => c != "online")];
}
