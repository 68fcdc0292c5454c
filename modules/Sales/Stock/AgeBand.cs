using Dealership.Contracts;

namespace Dealership.Sales.Stock;

/// <summary>Age bands (库龄分档) by days since receipt; from yellow on somebody decides. Their limits are standards of the store.</summary>
internal static class AgeBand
{
    public const string Green = "green";
    public const string Normal = "normal";
    public const string Yellow = "yellow";
    public const string Orange = "orange";
    public const string Red = "red";

    public static IReadOnlyList<string> All { get; } = [Green, Normal, Yellow, Orange, Red];

    /// <summary>Of a vehicle <c>v</c> on <c>@today</c>; takes <c>@green</c>, <c>@normal</c>, <c>@yellow</c>, <c>@orange</c>.</summary>
    public const string Sql = """
        case when @today::date - v.received_on <= @green then 'green' when @today::date - v.received_on <= @normal then 'normal'
             when @today::date - v.received_on <= @yellow then 'yellow' when @today::date - v.received_on <= @orange then 'orange' else 'red' end
        """;

    public static string Of(int days, IReadOnlyDictionary<string, decimal> standards) =>
        days <= standards[StockStandards.Green] ? Green : days <= standards[StockStandards.Normal] ? Normal : days <= standards[StockStandards.Yellow] ? Yellow : days <= standards[StockStandards.Orange] ? Orange : Red;

    public static Text NameOf(string band) => band switch
    {
        Green => new("绿档", "Green"),
        Normal => new("正常", "Normal"),
        Yellow => new("黄档", "Yellow"),
        Orange => new("橙档", "Orange"),
        _ => new("红档", "Red"),
    };

    public static Text DecisionOf(string decision) => decision switch
    {
        "promotion" => new("促销", "Promotion"),
        "discount" => new("申请更大优惠额度", "A larger discount limit"),
        "swap" => new("与别店调拨", "Swap with another dealer"),
        _ => new("保留，有理由", "Keep, with a reason"),
    };
}
