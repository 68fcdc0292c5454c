using Dealership.Contracts.CustomerService;
using Dealership.Plugin;
using Dealership.Sales.Cards;
using Dealership.Sales.Leads;

namespace Dealership.Sales.Pool;

/// <summary>The pool (公海): prospects nobody looks after, the hottest first, masked for everybody until somebody takes them.</summary>
[Needs(LeadRights.See)]
internal sealed class PoolList(Db db, ICustomers customers) : IRead
{
    /// <summary>As selected.</summary>
    internal sealed record Row(Guid Id, Guid CustomerId, string Level, string? ModelCode, DateTimeOffset OpenedAt, DateTimeOffset ContactedAt, DateTimeOffset PooledAt, int Contacts, int Place);

    internal sealed record Line(Row Card, CustomerCard? Customer);

    internal sealed record Page(IReadOnlyList<Line> Rows, string? Next, int Total);

    private const string Sql = $"""
        select * from (
            select c.id, c.customer_id, c.level, c.model_code, c.opened_at, c.contacted_at, c.pooled_at, (select count(*) from sales.contacts k where k.store_id = @store and k.card_id = c.id)::int as contacts,
                   (row_number() over (order by position(c.level in 'HABCN'), c.pooled_at desc, c.id))::int as place
            from   sales.cards c where c.store_id = @store and {CardView.IsPooled}) pool
        where  place > @after order by place limit @take;
        select count(*)::int from sales.cards c where c.store_id = @store and {CardView.IsPooled}
        """;

    /// <param name="after">Place of the last row of the page before.</param>
    /// <param name="take">Rows of a page.</param>
    /// <param name="ct">Stops the question.</param>
    public async Task<Page> Show(string? after, int take, CancellationToken ct)
    {
        var (rows, total) = await db.Both<Row, int>(Sql, new { after = int.TryParse(after, out var place) ? place : 0, take = take + 1 }, ct);
        var shown = rows.Take(take).ToArray();
        var cards = await customers.Cards([.. shown.Select(r => r.CustomerId).Distinct()], ct);
        return new([.. shown.Select(r => new Line(r, cards.GetValueOrDefault(r.CustomerId)))], rows.Count > take ? $"{shown[^1].Place}" : null, total[0]);
    }
}
