namespace Dealership.Ui;

/// <summary>One bar.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Value">Its length.</param>
/// <param name="Text">The figure as text; otherwise the value.</param>
/// <param name="Href">Address of exactly its rows.</param>
/// <param name="State">Its colour.</param>
public sealed record Bar(string Label, double Value, string? Text = null, string? Href = null, StateKind State = StateKind.Neutral);
