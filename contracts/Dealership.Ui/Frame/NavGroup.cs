namespace Dealership.Ui;

/// <summary>A group in the navigation: 我的, or a department.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Items">Its pages.</param>
/// <param name="Open">Unfolded at first; the group of the current page always is.</param>
public sealed record NavGroup(string Label, IReadOnlyList<NavItem> Items, bool Open = false);

/// <summary>A page in the navigation.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Href">Its address.</param>
/// <param name="Badge">How many wait there.</param>
/// <param name="Icon">Name of an icon; otherwise the first letter of the label.</param>
public sealed record NavItem(string Label, string Href, int? Badge = null, string? Icon = null);

/// <summary>A language to read in.</summary>
/// <param name="Code"><c>zh</c>, <c>en</c>.</param>
/// <param name="Label">Its name in itself.</param>
public sealed record NavLanguage(string Code, string Label);
