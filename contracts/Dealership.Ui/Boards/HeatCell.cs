namespace Dealership.Ui;

/// <summary>One cell of a heat-map.</summary>
/// <param name="Text">What stands in it: 91%, 3/4.</param>
/// <param name="Ratio">0 (bad) … 1 (good); null when nothing was owed.</param>
/// <param name="Href">Address of exactly its rows.</param>
/// <param name="Confirmed">False draws it grey: the cadence is a proposal nobody confirmed.</param>
/// <param name="Said">What a screen reader and the hover say; otherwise row, column and text.</param>
public sealed record HeatCell(string Text, double? Ratio, string? Href = null, bool Confirmed = true, string? Said = null)
{
    /// <summary>Five steps from bad to good; grey when unconfirmed; blank when nothing was owed.</summary>
    internal string Css => Ratio is not { } ratio ? "heat-none" : !Confirmed ? "heat-grey" : ratio switch
    {
        < 0.5 => "heat-1",
        < 0.75 => "heat-2",
        < 0.9 => "heat-3",
        < 1 => "heat-4",
        _ => "heat-5",
    };
}
