using Dealership.Contracts.Admin;
using Dealership.Contracts.CustomerService;
using Dealership.Plugin;

namespace Dealership.Sales.Cards;

/// <summary>
/// Whose open card a number is on, asked while it is being typed: nobody until it is whole. It says who looks after him and no more of a
/// colleague's customer.
/// </summary>
[Needs(CardRights.Keep)]
internal sealed class CardLookalikes(Db db, Caller caller, ICustomers customers, IPeople people) : IRead
{
    internal sealed record Row(string Label, string Hint, string Href);

    private const string Sql = "select id, consultant_id, level, pooled_at is not null as pooled from sales.cards where store_id = @store and customer_id = @customer and closed_at is null";

    public async Task<IReadOnlyList<Row>> Like(string? phone, CancellationToken ct)
    {
        if (await customers.Known(phone, ct) is not { } customer || await db.Row<Card>(Sql, new { customer }, ct) is not { } card) return [];
        if (card.Pooled) return [new(caller.Language == "en" ? "in the pool" : "在公海", caller.Language == "en" ? "take it from there" : "请先领取", "/sales/pool")];
        var holder = (await people.Named([card.ConsultantId], ct)).GetValueOrDefault(card.ConsultantId)?.Name ?? "—";
        if (card.ConsultantId != caller.PersonId && !caller.May(CardRights.SeeAll))
            return [new(holder, caller.Language == "en" ? "a colleague's customer" : "同事的客户", "/sales/showroom")];
        var masked = (await customers.Cards([customer], ct)).GetValueOrDefault(customer);
        return [new($"{masked?.Name} {card.Level}", holder, $"/sales/cards/{card.Id}")];
    }

    private sealed record Card(Guid Id, Guid ConsultantId, string Level, bool Pooled);
}
