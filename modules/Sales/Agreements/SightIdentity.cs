using System.Text.RegularExpressions;
using Dealership.Plugin;
using Dealership.Sales.Orders;

namespace Dealership.Sales.Agreements;

/// <summary>
/// Writes down that the buyer's valid paper of identity was seen (核对证件, 汽车销售管理办法 §15): its kind and its last four characters, so that the
/// one that is shown again can be told to be the same. The number itself stays on the signed paper and is kept nowhere here.
/// </summary>
[Needs(Rights.TakeOrders)]
internal sealed partial class SightIdentity(Db db, Caller caller, TimeProvider clock) : IDuty
{
    internal sealed class Form
    {
        public string? Kind { get; set; }
        public string? Tail { get; set; }
    }

    private const string Sql = $"""
        insert into sales.identities_sighted (store_id, order_id, kind, tail, at, by_person)
        select @store, o.id, @kind, @tail, @now, @by from sales.orders o where o.store_id = @store and o.id = @orderId and {OpenOrder.Sql}
        on conflict (store_id, order_id, at) do update set kind = excluded.kind, tail = excluded.tail, by_person = excluded.by_person
        returning order_id
        """;

    public async Task<Outcome> Now(Guid orderId, Form form, CancellationToken ct)
    {
        var tail = form.Tail?.Trim().ToUpperInvariant() ?? "";
        var problems = new Problems()
            .When(!IdentityKind.Is(form.Kind), nameof(form.Kind), "请选择证件种类。", "Choose the kind of paper.")
            .When(!Four().IsMatch(tail), nameof(form.Tail), "只填证件号码的最后4位，完整号码不保存。", "The last four characters only; the number itself is not kept.");
        if (problems.Any) return problems.Refusal();
        return await db.RowHolding<Guid?>(OrderHold.Sql, Sql, new { orderId, kind = form.Kind, tail, now = clock.GetUtcNow(), by = caller.PersonId }, ct) is null
            ? Outcome.Refused("没有这张订单，或它已交车、退订。", "There is no such order, or it was handed over or cancelled.")
            : Outcome.Done(orderId, new("证件已核对，可以打印合同", "Identity sighted: the contract can be printed"));
    }

    [GeneratedRegex("^[0-9A-Z]{4}$")]
    private static partial Regex Four();
}
