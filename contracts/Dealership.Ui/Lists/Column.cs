using Microsoft.AspNetCore.Components;

namespace Dealership.Ui;

/// <summary>
/// One column of a <c>ListOf</c>: <c>&lt;Column Title="…" Sort="due"&gt;@context.Due&lt;/Column&gt;</c>.
/// Sorting is <c>?sort=due</c>, backwards <c>?sort=-due</c>.
/// </summary>
/// <typeparam name="TItem">The row.</typeparam>
public sealed class Column<TItem> : ComponentBase
{
    [CascadingParameter] private ListOf<TItem>? List { get; set; }

    /// <summary>Head of the column; on a phone, label of the line.</summary>
    [Parameter, EditorRequired] public string Title { get; set; } = "";

    /// <summary>Key in the address; without one the column does not sort.</summary>
    [Parameter] public string? Sort { get; set; }

    /// <summary>A figure: to the right, tabular.</summary>
    [Parameter] public bool Num { get; set; }

    /// <summary>Narrow, Wide, or as the content wants.</summary>
    [Parameter] public ColumnWidth Width { get; set; }

    /// <summary>Carries the row's link; otherwise the first column does.</summary>
    [Parameter] public bool Leads { get; set; }

    /// <summary>Left out on a phone.</summary>
    [Parameter] public bool DeskOnly { get; set; }

    /// <summary>The cell.</summary>
    [Parameter] public RenderFragment<TItem>? ChildContent { get; set; }

    internal string Css => string.Join(' ', new[]
    {
        Num ? "num col-num" : null,
        Width switch { ColumnWidth.Narrow => "col-narrow", ColumnWidth.Wide => "col-wide", _ => null },
        DeskOnly ? "col-desk" : null,
    }.OfType<string>());

    /// <inheritdoc />
    protected override void OnInitialized() => List?.Add(this);

    internal RenderFragment? Cell(TItem item) => ChildContent?.Invoke(item);

    internal string? SortedAs(PageQuery query) =>
        Sort is null ? null : query["sort"] == Sort ? "ascending" : query["sort"] == "-" + Sort ? "descending" : "none";

    internal string SortHref(PageQuery query) =>
        query.Drop("after").Set("sort", query["sort"] == Sort ? "-" + Sort : Sort).ToString();

    internal string SortIcon(PageQuery query) =>
        SortedAs(query) switch { "ascending" => "chevron-up", "descending" => "chevron-down", _ => "sort-none" };
}

/// <summary>How wide a column is.</summary>
public enum ColumnWidth
{
    /// <summary>As the content wants.</summary>
    Auto,

    /// <summary>No wider than its content.</summary>
    Narrow,

    /// <summary>Takes what is left.</summary>
    Wide,
}
