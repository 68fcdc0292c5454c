using Microsoft.AspNetCore.Components;

namespace Dealership.Ui;

public sealed partial class ListOf<TItem>
{
    private readonly List<Column<TItem>> _columns = [];
    private BulkBar<TItem>? _bulk;

    /// <summary>This page of rows.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<TItem>? Items { get; set; }

    /// <summary>Cursor of the next page; null on the last. It comes back as <c>?after=</c>.</summary>
    [Parameter] public string? Next { get; set; }

    /// <summary>Where a row leads; the first column (or the one marked <c>Leads</c>) carries the link.</summary>
    [Parameter] public Func<TItem, string?>? Href { get; set; }

    /// <summary>What the list is, for a screen reader.</summary>
    [Parameter] public string? Caption { get; set; }

    /// <summary>A sentence when there is nothing: what this place is for.</summary>
    [Parameter] public string? Empty { get; set; }

    /// <summary>Label of the one action when there is nothing.</summary>
    [Parameter] public string? EmptyAction { get; set; }

    /// <summary>Where that action leads.</summary>
    [Parameter] public string? EmptyHref { get; set; }

    /// <summary>Instead of the sentence.</summary>
    [Parameter] public RenderFragment? EmptyState { get; set; }

    /// <summary>Path that answers a file of exactly this list: filters and sort are added.</summary>
    [Parameter] public string? Export { get; set; }

    /// <summary>Value of a row's check box, posted as <c>Selected</c>; needs a <c>BulkBar</c>.</summary>
    [Parameter] public Func<TItem, object>? Select { get; set; }

    /// <summary>Name of a row, said with its check box.</summary>
    [Parameter] public Func<TItem, string>? Label { get; set; }

    /// <summary>Marks a row at its edge.</summary>
    [Parameter] public Func<TItem, StateKind>? State { get; set; }

    /// <summary>32 px rows instead of 36.</summary>
    [Parameter] public bool Dense { get; set; }

    /// <summary><c>Column</c>s, and a <c>BulkBar</c> when rows can be selected.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    private PageQuery Query => Navigation.Query();

    private bool Selects => Select is not null && _bulk is not null;

    private Column<TItem>? Leading => _columns.Find(column => column.Leads) ?? _columns.FirstOrDefault();

    private string First => Query.Drop("after").ToString();

    private string NextHref => Query.Set("after", Next).ToString();

    private string ExportHref => Query.Drop("after").At(Export!).ToString();

    internal void Add(Column<TItem> column) => _columns.Add(column);

    internal void Add(BulkBar<TItem> bulk) => _bulk = bulk;

    private string RowCss(TItem item) =>
        (Href is null ? "" : "row-leads ") + (State is null ? "" : "row-" + State(item).Css());
}
