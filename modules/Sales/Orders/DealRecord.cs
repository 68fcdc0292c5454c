using Dealership.Contracts.Admin;
using Dealership.Plugin;
using Dealership.Sales.Discounts;

namespace Dealership.Sales.Orders;

/// <summary>
/// What was agreed for an order: its price and who decides it, deposits, identity, add-ons, contract and release. Amounts are left out for whoever
/// may not see prices; the tail of the buyer's paper is for those who sell, while the order is open.
/// </summary>
[Needs(Rights.SeeOrders)]
internal sealed class DealRecord(Db db, Caller caller, IPeople people, DiscountLimits limits) : IRead
{
    /// <summary>The price in force, its list price, and how it stands; <c>Needs</c> a position where it is above the limit.</summary>
    internal sealed record Asked(Guid Id, decimal? ListPrice, decimal? Price, decimal? Percent, string? Needs, DateTimeOffset AskedAt, Guid AskedBy, bool? Approved, string? Reason);

    internal sealed record Deposit(Guid Id, string ReceiptNo, decimal? Amount, DateTimeOffset At, DateTimeOffset? EndedAt, string? ReturnNo);

    internal sealed record Identity(string Kind, string? Tail, DateTimeOffset At, Guid ByPerson);

    internal sealed record Line(Guid Id, string Kind, string What, decimal? Price, DateTimeOffset At);

    internal sealed record Contract(Guid Id, decimal? Price, DateTimeOffset ConfirmedAt, Guid ConfirmedBy);

    internal sealed record Release(Guid Id, DateTimeOffset AskedAt, Guid AskedBy, DateTimeOffset? ApprovedAt, Guid? ApprovedBy);

    /// <summary><c>MayDecide</c>: the caller is the one, or one of those, who decides the discount that waits.</summary>
    internal sealed record View(
        Asked? Discount, IReadOnlyList<Deposit> Deposits, Identity? Identity, IReadOnlyList<Line> Lines, Contract? Contract, Release? Release, bool MayDecide, IReadOnlyDictionary<Guid, PersonCard> People)
    {
        /// <summary>The price stands: nothing waits for an approval.</summary>
        public bool PriceStands => Discount is null || Discount.Needs is null || Discount.Approved == true;

        public string? Name(Guid? person) => person is { } id ? People.GetValueOrDefault(id)?.Name : null;
    }

    private const string AgreedSql = """
        select id, list_price, price, percent, needs, asked_at, asked_by, approved, reason from sales.discounts where store_id = @store and order_id = @id and replaced_at is null;
        select id, receipt_no, amount, at, ended_at, return_no from sales.deposits where store_id = @store and order_id = @id order by at
        """;

    private const string PapersSql = """
        select kind, tail, at, by_person from sales.identities_sighted where store_id = @store and order_id = @id order by at desc limit 1;
        select id, kind, what, price, at from sales.contract_lines where store_id = @store and order_id = @id and dropped_at is null order by at, id
        """;

    private const string SignedSql = """
        select id, price, confirmed_at, confirmed_by from sales.contracts where store_id = @store and order_id = @id and voided_at is null;
        select id, asked_at, asked_by, approved_at, approved_by from sales.releases where store_id = @store and order_id = @id and dropped_at is null
        """;

    private const string HeadSql = $"select o.consultant_id, {Agreements.OpenOrder.Sql} as open from sales.orders o where o.store_id = @store and o.id = @id";

    public async Task<View?> Show(Guid id, CancellationToken ct)
    {
        if (await db.Row<Head>(HeadSql, new { id }, ct) is not { } head) return null;
        var (asked, deposits) = await db.Both<Asked, Deposit>(AgreedSql, new { id }, ct);
        var (sighted, lines) = await db.Both<Identity, Line>(PapersSql, new { id }, ct);
        var (contracts, releases) = await db.Both<Contract, Release>(SignedSql, new { id }, ct);
        var (discount, contract, release) = (asked.FirstOrDefault(), contracts.FirstOrDefault(), releases.FirstOrDefault());
        var decides = discount is { Needs: not null, Approved: null } waits && head.Open && caller.May(DiscountRights.Decide) && waits.AskedBy != caller.PersonId && head.ConsultantId != caller.PersonId
            && DiscountLimits.Covers(await limits.On(null, ct), caller.Positions, waits.Percent);
        var identity = sighted.FirstOrDefault();
        if (!(head.Open && caller.May(Rights.TakeOrders))) identity = identity is null ? null : identity with { Tail = null };
        Guid?[] named = [discount?.AskedBy, identity?.ByPerson, contract?.ConfirmedBy, release?.AskedBy, release?.ApprovedBy];
        var names = await people.Named([.. named.OfType<Guid>().Distinct()], ct);
        return caller.May(Rights.SeePrices)
            ? new(discount, deposits, identity, lines, contract, release, decides, names)
            : new(discount is null ? null : discount with { ListPrice = null, Price = null, Percent = null }, [.. deposits.Select(d => d with { Amount = null })], identity,
                [.. lines.Select(l => l with { Price = null })], contract is null ? null : contract with { Price = null }, release, decides, names);
    }

    private sealed record Head(Guid ConsultantId, bool Open);
}
