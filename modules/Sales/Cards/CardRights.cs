using Dealership.Plugin;

namespace Dealership.Sales.Cards;

/// <summary>Who sees and keeps intention cards: a consultant his own, whoever oversees him all of them.</summary>
internal sealed class CardRights : IRights
{
    public const string See = "sales.cards.see";
    public const string SeeAll = "sales.cards.see-all";
    public const string Keep = "sales.cards.keep";
    public const string Close = "sales.cards.close";
    public const string ConfirmLevel = "sales.cards.level";
    public const string SetDays = "sales.cards.days";

    public void Declare(RightsBook book) => book
        .Add(See, "查看自己的意向卡", "See one's own intention cards").NeededFor("SM-5", "SS-3", "SC-3")
        .Add(SeeAll, "查看全部意向卡", "See all intention cards").NeededFor("SM-5", "SS-3")
        .Add(Keep, "建意向卡、登记跟进", "Open intention cards and log contacts").NeededFor("SM-5", "SS-3", "SC-3")
        .Add(Close, "战败、冷冻、失联结卡", "Close cards as lost, frozen or out of contact").NeededFor("SM-5", "SS-3")
        .Add(ConfirmLevel, "核定、更正意向级别", "Confirm and correct levels").NeededFor("SM-5", "SS-3", "SS-9")
        .Add(SetDays, "设定跟进间隔", "Set the intervals of contacts").NeededFor("SM-5");
}
