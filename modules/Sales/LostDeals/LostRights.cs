using Dealership.Plugin;

namespace Dealership.Sales.LostDeals;

/// <summary>Who sees lost deals and calls the lost: deciding is closing a card, see <see cref="Cards.CardRights.Close"/>.</summary>
internal sealed class LostRights : IRights
{
    public const string See = "sales.lost.see";
    public const string Call = "sales.lost.call";
    public const string SetShare = "sales.lost.share";

    public void Declare(RightsBook book) => book
        .Add(See, "查看战败申请", "See lost deals").NeededFor("SM-5", "SM-9", "SS-3", "SS-9", "SC-3")
        .Add(Call, "战败回访", "Call lost customers once more").NeededFor("SM-5", "SS-9")
        .Add(SetShare, "设定战败回访比例", "Set how many of the lost are called").NeededFor("SM-5");
}
