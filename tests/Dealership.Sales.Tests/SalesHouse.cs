using Dealership.Contracts.CustomerService;
using Dealership.Plugin;
using Dealership.Sales.Agreements;
using Dealership.Sales.Deliveries;
using Dealership.Sales.Inspections;
using Dealership.Sales.Orders;
using Dealership.Sales.Releases;
using Dealership.Sales.Vehicles;
using Dealership.TestKit;

namespace Dealership.Sales.Tests;

/// <summary>A house in which Sales can be asked for what a test begins with.</summary>
public abstract class SalesHouse : IAsyncLifetime
{
    /// <summary>A VIN with the right check digit.</summary>
    protected const string Vin = "LSVAA49J132047371";

    private protected TestHouse House { get; private set; } = null!;

    /// <inheritdoc />
    public async ValueTask InitializeAsync() => House = await TestHouse.Open();

    /// <inheritdoc />
    public ValueTask DisposeAsync() => House.DisposeAsync();

    private protected static HandOverVehicle.Form Complete => new()
    {
        VinTail = Vin[^6..],
        OdometerKm = 12,
        ServiceAdviser = "顾师傅",
        Papers = [.. Papers.All.Select(p => p.Code)],
        Explained = ["controls"],
        ContactConsent = true,
    };

    private protected Task<Guid> Customer(string phone = "13812341234") =>
        House.Ask<ICustomers, Guid>(Cast.Wei, customers => customers.FindOrAdd(new("张伟", phone, "order"), default));

    private protected async Task<Guid> VehicleInStock(string vin = Vin, string model = "TC31", string colour = "白", DateOnly? received = null) =>
        (await Ok(House.Do(Cast.Song, (AddVehicle duty) => duty.Now(new() { Vin = vin, ModelCode = model, Colour = colour, ListPrice = 99_800m, ReceivedOn = received }, default)))).Id!.Value;

    private protected async Task<Guid> Order(string model = "TC31", decimal? price = 99_800m, DemoPerson? by = null) =>
        await Customer() is var customer ? (await Ok(House.Do(by ?? Cast.Wei, (TakeOrder duty) => duty.Now(new() { CustomerId = customer, ModelCode = model, Price = price }, default)))).Id!.Value : default;

    /// <summary>The buyer's identity is sighted, the contract signed.</summary>
    private protected async Task Sign(Guid order)
    {
        await Ok(House.Do(Cast.Wei, (SightIdentity duty) => duty.Now(order, new() { Kind = "id-card", Tail = "123x" }, default)));
        await Ok(House.Do(Cast.Wei, (ConfirmContract duty) => duty.Now(order, default)));
    }

    /// <summary>An order with its contract and its vehicle, paid, released and inspected: it may leave.</summary>
    private protected async Task<Guid> ReadyOrder(string vin = Vin, decimal? accessories = null)
    {
        var (vehicle, order) = (await VehicleInStock(vin), await Order());
        if (accessories is not null) await Ok(House.Do(Cast.Wei, (AddLine duty) => duty.Now(order, new() { Kind = "accessories", What = "脚垫", Price = accessories, ChosenFreely = true }, default)));
        await Ok(House.Do(Cast.Song, (AllocateVehicle duty) => duty.Now(order, vehicle, default)));
        await Ok(House.Do(Cast.Song, (ConfirmPayment duty) => duty.Now(order, $"R{vin[^3..]}", default)));
        await Sign(order);
        await Ok(House.Do(Cast.Wei, (AskRelease duty) => duty.Now(order, vin[^6..], default)));
        await Ok(House.Do(Cast.Song, (ApproveRelease duty) => duty.Now(order, default)));
        await Inspect(vehicle);
        return order;
    }

    /// <summary>A sheet on which everything is in order, by one press for each group.</summary>
    private protected async Task<Guid> Inspect(Guid vehicle)
    {
        var sheet = (await Ok(House.Do(Cast.Zhan, (BeginSheet duty) => duty.Now(vehicle, default)))).Id!.Value;
        foreach (var group in SheetItems.All) await Ok(House.Do(Cast.Zhan, (SeeGroup duty) => duty.Now(sheet, group.Code, new() { RestFine = true }, default)));
        await Ok(House.Do(Cast.Zhan, (FinishSheet duty) => duty.Now(sheet, default)));
        return sheet;
    }

    private protected Task<Outcome> HandOver(Guid order, HandOverVehicle.Form? form = null, Guid? key = null) =>
        House.Do(Cast.Wei, (HandOverVehicle duty) => duty.Now(order, form ?? Complete, default), key);

    /// <summary>Several people press at the same instant on one order.</summary>
    private protected Task<Outcome[]> AtOnce(Guid order, params Func<Task<Outcome>>[] acts) =>
        House.AtOnce("select 1 from sales.orders where id = @order for update", new { order }, acts);

    private protected static async Task<Outcome> Ok(Task<Outcome> doing)
    {
        var outcome = await doing;
        Assert.True(outcome.Ok, string.Join(" ", outcome.Problems.Select(p => $"{p.Field}: {p.Text.En}")));
        return outcome;
    }
}
