using Dealership.Plugin;
using Dealership.Sales.Agreements;
using Dealership.Sales.Discounts;
using Dealership.Sales.Orders;
using Dealership.Sales.Releases;
using Dealership.TestKit;

namespace Dealership.Sales.Tests.Orders;

/// <summary>A house in which Wei sells a vehicle of 100,000 yuan; consultant, supervisor and manager may give 2, 3 and 6 percent.</summary>
public abstract class OrderHouse : SalesHouse
{
    private protected Task<Guid> Vehicle() => Listed(100_000m);

    private protected async Task<Guid> Listed(decimal list, string vin = Vin) =>
        (await Ok(House.Do(Cast.Song, (Vehicles.AddVehicle duty) => duty.Now(new() { Vin = vin, ModelCode = "TC31", Colour = "白", ListPrice = list }, default)))).Id!.Value;

    private protected async Task<DealRecord.View> Deal(Guid order, DemoPerson? by = null) => (await House.Read(by ?? Cast.Wei, (DealRecord record) => record.Show(order, default)))!;

    private protected Task<Outcome> Decide(Guid order, DemoPerson by, bool approve = true, string? reason = null) =>
        House.Do(by, (DecideDiscount duty) => duty.Now(order, approve, reason, default));

    private protected Task<Outcome> Change(Guid order, ChangeOrder.Form form, DemoPerson? by = null) => House.Do(by ?? Cast.Wei, (ChangeOrder duty) => duty.Now(order, form, default));

    private protected async Task<string> State(Guid order) =>
        (await House.Read(Cast.Song, (OrderList list) => list.Show(new(Take: 200), default))).Rows.Single(r => r.Order.Id == order).Order.State;

    private protected async Task<string[]> Happened(Guid order, DemoPerson? by = null) =>
        [.. (await House.Read(by ?? Cast.Wei, (OrderHistory history) => history.Of(order, default))).Select(e => e.Row.What)];

    /// <summary>What a clause has on somebody's desk for an order: who, and whether it is settled.</summary>
    private protected async Task<string> Owed(string clause)
    {
        await House.Settle();
        return await House.Sql<string>("""
            select coalesce(string_agg(p.name || case when o.settled_at is null then '' else '✓' end, ' ' order by o.heard_at, p.name, o.settled_at nulls last), '')
            from admin.obligations o left join admin.people p on p.store_id = o.store_id and p.id = o.holder_id where o.clause_code = @clause
            """, new { clause });
    }

    private protected Task<Outcome> Sight(Guid order, string tail = "1234") => House.Do(Cast.Wei, (SightIdentity duty) => duty.Now(order, new() { Kind = "id-card", Tail = tail }, default));

    private protected Task<Outcome> Confirm(Guid order) => House.Do(Cast.Wei, (ConfirmContract duty) => duty.Now(order, default));

    private protected Task<Outcome> Add(Guid order, AddLine.Form form) => House.Do(Cast.Wei, (AddLine duty) => duty.Now(order, form, default));

    private protected Task<Outcome> Deposit(Guid order, string receipt, decimal amount) => House.Do(Cast.Wei, (TakeDeposit duty) => duty.Now(order, new() { ReceiptNo = receipt, Amount = amount }, default));

    private protected Task<Outcome> Cancel(Guid order, CancelOrder.Form form) => House.Do(Cast.Song, (CancelOrder duty) => duty.Now(order, form, default));

    private protected Task<Outcome> Allocate(Guid order, Guid vehicle, DemoPerson? by = null, string? reason = null) => House.Do(by ?? Cast.Zhan, (AllocateVehicle duty) => duty.Now(order, vehicle, reason, default));

    private protected Task<Outcome> AskFor(Guid order, string? read = "047371") => House.Do(Cast.Wei, (AskRelease duty) => duty.Now(order, read, default));

    private protected Task<ContractPaper.View?> Paper(Guid order, DemoPerson? by = null) => House.Read(by ?? Cast.Wei, (ContractPaper paper) => paper.Show(order, default));
}
