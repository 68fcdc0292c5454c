using Dealership.Plugin;

namespace Dealership.Sales.Market;

/// <summary>Whom the store watches (竞品名单), and whom it watched before.</summary>
[Needs(MarketRights.See)]
internal sealed class Rivals(Db db) : IRead
{
    internal sealed record Row(Guid Id, string Brand, string Model, string? Against, DateOnly Since, DateOnly? Until)
    {
        public string Name => $"{Brand} {Model}";
    }

    private const string Sql = "select id, brand, model, against, since, until from sales.rivals where store_id = @store order by until is not null, brand, model";

    public Task<IReadOnlyList<Row>> Show(CancellationToken ct) => db.Rows<Row>(Sql, null, ct);
}
