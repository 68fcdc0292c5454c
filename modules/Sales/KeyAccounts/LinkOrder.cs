using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.KeyAccounts;

/// <summary>Puts an order under the frame contract, as part of a batch (批次). No more than the contract's cars; an order fulfils one contract.</summary>
[Needs(KeyAccountRights.Keep)]
internal sealed class LinkOrder(Db db, Caller caller, TimeProvider clock, ICalendar calendar) : IDuty
{
    private const string Sql = """
        insert into sales.key_orders (store_id, order_id, project_id, batch, at, by_person)
        select @store, o.id, @id, @batch, @now, @by from sales.orders o
        where  o.store_id = @store and o.number = @number
          and  not exists (select 1 from sales.order_cancellations c where c.store_id = @store and c.order_id = o.id)
          and  exists (select 1 from sales.key_needs n where n.store_id = @store and n.project_id = @id and n.model_code = o.model_code)
        on conflict do nothing returning order_id
        """;

    public async Task<Outcome> Now(Guid id, string? number, int? batch, CancellationToken ct)
    {
        if (await Projects.Hold(db, caller, id, await calendar.Today(ct), ct) is not { ClosedAt: null } project) return Projects.None;
        if (project.ContractUnits is not { } units) return Outcome.Refused("签了框架合同才能挂订单。", "Orders are put under a contract once it is signed.");
        var problems = new Problems()
            .When(string.IsNullOrWhiteSpace(number), "Number", "请填写订单号。", "Enter the order's number.")
            .When(batch is not (>= 1 and <= 999), "Batch", "请填写第几批。", "Enter which batch.")
            .When(project.Ordered >= units, "Number", $"合同{units}台已挂满。", $"All {units} cars of the contract are ordered.");
        if (problems.Any) return problems.Refusal();
        return await db.Row<Guid?>(Sql, new { id, number = number!.Trim().ToUpperInvariant(), batch, now = clock.GetUtcNow(), by = caller.PersonId }, ct) is null
            ? problems.When(true, "Number", "没有这张订单、已退订、车型不在项目需求里，或已挂在别的项目。", "There is no such order, it is cancelled, its model is none the project needs, or it is under another project.").Refusal()
            : Outcome.Done(id, new("订单已挂到合同", "Order put under the contract"));
    }
}
