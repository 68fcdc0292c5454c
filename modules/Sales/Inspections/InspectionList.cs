using Dealership.Plugin;
using Dealership.Sales.Deliveries;

namespace Dealership.Sales.Inspections;

/// <summary>Vehicles by what their inspection waits for, promised ones first.</summary>
[Needs(Rights.SeeVehicles)]
internal sealed class InspectionList(Db db, TimeProvider clock) : IRead
{
    /// <summary>A vehicle that is here; <c>Looked</c> items of its open sheet have a result.</summary>
    internal sealed record Row(
        Guid Id, string Vin, string ModelName, string Colour, Guid? OrderId, string? OrderNumber, DateOnly? PromisedOn, DateTimeOffset? PdiAt, Guid? SheetId, int Looked, bool Unsafe, DateTimeOffset SortAt);

    /// <summary>What to show; <c>View</c> is one of <see cref="InspectionView.Names"/>, <c>After</c> the last row of the page before.</summary>
    internal sealed record Filter(string? View = null, string? VinTail = null, string? After = null, int Take = Cursor.Take);

    internal sealed record Page(IReadOnlyList<Row> Rows, string? Next);

    internal sealed record Counts(int ToDo, int Faulty, int Passed, int Stock);

    private static string Sql(string? view) => $"""
        select * from (
            select v.id, v.vin, v.model_name, v.colour, o.id as order_id, o.number as order_number, o.promised_on, pdi.at as pdi_at, s.id as sheet_id,
                   (select count(*)::int from sales.pdi_results r where r.store_id = @store and r.sheet_id = s.id) as looked,
                   s.id is not null and {InspectionView.Unsafe} as unsafe,
                   coalesce(o.promised_on, v.received_on + 3650)::timestamp at time zone 'UTC' as sort_at
            from   {InspectionView.From}
            where  {InspectionView.Sql(view)} and (@tail::text is null or right(v.vin, 6) like '%' || @tail)) here
        where  (@at::timestamptz is null or (sort_at, id) > (@at::timestamptz, @after::uuid))
        order  by sort_at, id limit @take
        """;

    private static readonly string CountsSql = $"""
        select {string.Join(", ", InspectionView.Names.Select(v => $"(count(*) filter (where {InspectionView.Sql(v)}))::int as {v}"))} from {InspectionView.From} where v.store_id = @store
        """;

    public async Task<Page> Show(Filter filter, CancellationToken ct)
    {
        var (at, after) = Cursor.Read(filter.After);
        var rows = await db.Rows<Row>(Sql(filter.View), new { since = Since, at, after, take = filter.Take + 1, tail = string.IsNullOrWhiteSpace(filter.VinTail) ? null : filter.VinTail.Trim().ToUpperInvariant() }, ct);
        var shown = rows.Take(filter.Take).ToArray();
        return new(shown, rows.Count > filter.Take ? Cursor.Of(shown[^1].SortAt, shown[^1].Id) : null);
    }

    public async Task<Counts> Now(CancellationToken ct) => (await db.Row<Counts>(CountsSql, new { since = Since }, ct))!;

    private DateTimeOffset Since => HandOverVehicle.InspectedSince(clock);
}
