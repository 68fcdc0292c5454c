using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Sales.Stock;

/// <summary>Who knows how stock and funds stand: availability is everybody's in Sales, funds are the sales manager's and the general manager's.</summary>
internal sealed class StockRights : IRights
{
    public const string See = "sales.stock.see";
    public const string Keep = "sales.stock.keep";
    public const string Decide = "sales.stock.decide";
    public const string DecideRed = "sales.stock.decide-red";
    public const string Settings = "sales.stock.settings";
    public const string SeeFunds = "sales.funds.see";
    public const string EnterFunds = "sales.funds.enter";

    public void Declare(RightsBook book) => book
        .Add(See, "查看库存看板", "See the stock board").NeededFor("GM-1", "SM-6", "SS-6")
        .Add(Keep, "入库检查、移库、钥匙资料、周检、盘点", "Check, move and count vehicles, keep their keys and papers").NeededFor("SM-6", "SS-6")
        .Add(Decide, "长库龄车辆决定", "Decide on aged vehicles").NeededFor("GM-1", "SM-6")
        .Add(DecideRed, "红档车辆决定", "Decide on vehicles in the red band").NeededFor("GM-1")
        .Add(Settings, "设定库存标准", "Set the standards of the stock").NeededFor("SM-6")
        .Add(SeeFunds, "查看资金状况", "See how funds stand").NeededFor("GM-1", "SM-6")
        .Add(EnterFunds, "录入资金状况", "Enter how funds stand").NeededFor("SM-6");
}
