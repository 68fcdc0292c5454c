using Dealership.Contracts.Admin;
using Dealership.Contracts.CustomerService;
using Dealership.Plugin;

namespace Dealership.Sales.Quotes;

/// <summary>Quotes, newest first; customers are masked. They are nothing but prices: whoever may not see those sees none.</summary>
[Needs(Rights.SeePrices)]
internal sealed class QuoteList(Db db, ICustomers customers, IPeople people, ICalendar calendar) : IRead
{
    public const string Open = "open";
    public const string Expired = "expired";
    public const string Ordered = "ordered";

    /// <summary>State is <c>open</c>, <c>expired</c> or <c>ordered</c>.</summary>
    internal sealed record Row(
        Guid Id, string Number, Guid CustomerId, Guid ConsultantId, string ModelCode, string? Colour, decimal Price, DateOnly ValidUntil, DateTimeOffset At, Guid? OrderId, string State);

    internal sealed record Line(Row Quote, CustomerCard? Customer, string? Consultant);

    /// <summary>What to show; <c>After</c> is the last row of the page before.</summary>
    internal sealed record Filter(string? State = null, string? After = null, int Take = Cursor.Take);

    internal sealed record Page(IReadOnlyList<Line> Rows, string? Next);

    private const string All = """
        select q.id, q.number, q.customer_id, q.consultant_id, q.model_code, q.colour, q.price, q.valid_until, q.at, o.id as order_id,
               case when o.id is not null then 'ordered' when q.valid_until < @today then 'expired' else 'open' end as state
        from   sales.quotes q left join sales.orders o on o.store_id = @store and o.quote_id = q.id
        where  q.store_id = @store
        """;

    private const string Sql = $"""
        select * from ({All}) quotes
        where  (@state::text is null or state = @state) and (@at::timestamptz is null or (at, id) < (@at::timestamptz, @after::uuid))
        order  by at desc, id desc limit @take
        """;

    public async Task<Page> Show(Filter filter, CancellationToken ct)
    {
        var (at, after) = Cursor.Read(filter.After);
        var rows = await db.Rows<Row>(Sql, new { today = await calendar.Today(ct), state = filter.State, at, after, take = filter.Take + 1 }, ct);
        var shown = rows.Take(filter.Take).ToArray();
        return new(await Named(shown, ct), rows.Count > filter.Take ? Cursor.Of(shown[^1].At, shown[^1].Id) : null);
    }

    /// <summary>One of them.</summary>
    public async Task<Line?> One(Guid id, CancellationToken ct) =>
        await db.Row<Row>($"{All} and q.id = @id", new { today = await calendar.Today(ct), id }, ct) is { } row ? (await Named([row], ct))[0] : null;

    private async Task<IReadOnlyList<Line>> Named(Row[] rows, CancellationToken ct)
    {
        var cards = await customers.Cards([.. rows.Select(r => r.CustomerId).Distinct()], ct);
        var names = await people.Named([.. rows.Select(r => r.ConsultantId).Distinct()], ct);
        return [.. rows.Select(r => new Line(r, cards.GetValueOrDefault(r.CustomerId), names.GetValueOrDefault(r.ConsultantId)?.Name))];
    }
}
