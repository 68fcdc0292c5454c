using Dealership.Contracts.CustomerService;
using Dealership.Contracts.Sales;
using Dealership.CustomerService.FollowUps;
using Dealership.Plugin;
using Dealership.TestKit;

namespace Dealership.CustomerService.Tests;

/// <summary>A house for one test, and what happens in customer service in a few words.</summary>
public abstract class ServiceHouse : IAsyncLifetime
{
    private protected TestHouse House { get; private set; } = null!;

    public async ValueTask InitializeAsync() => House = await TestHouse.Open();

    public async ValueTask DisposeAsync()
    {
        await House.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected const string Phone = "13800000001";

    /// <summary>A customer as Sales would bring him.</summary>
    private protected Task<Guid> Customer(string name = "张伟强", string phone = Phone) =>
        House.Ask<ICustomers, Guid>(Cast.Wei, c => c.FindOrAdd(new(name, phone, "order"), default));

    /// <summary>Sales told that a vehicle was handed over, by default yesterday noon by Wei.</summary>
    private protected async Task<Guid> HandedOver(Guid customer, DateTimeOffset? at = null, Guid? consultant = null)
    {
        var fact = Handover(customer, at ?? Cast.Start.AddHours(-22), consultant ?? Cast.Wei.Id);
        await House.Hear("sales", fact, fact.DeliveryId);
        return fact.DeliveryId;
    }

    private protected static VehicleHandedOver Handover(Guid customer, DateTimeOffset at, Guid consultant) =>
        new(Guid.CreateVersion7(), Guid.CreateVersion7(), customer, Guid.CreateVersion7(), "K3 1.5L", "123456", consultant, at, 8, "retail", false);

    private protected Task<Outcome> Call(Guid delivery, string outcome, DemoPerson? by = null, string? note = null, DateTime? next = null) =>
        House.Do(by ?? Cast.Lin, (LogCall d) => d.Now(new() { DeliveryId = delivery, Outcome = outcome, Note = note, NextAt = next }, default));

    private protected static void Refused(Outcome outcome, string zh)
    {
        Assert.False(outcome.Ok);
        Assert.Contains(outcome.Problems, p => p.Text.Zh.Contains(zh));
    }

    private protected static void Done(Outcome outcome) => Assert.True(outcome.Ok, string.Join(" ", outcome.Problems.Select(p => $"{p.Field}: {p.Text.En}")));
}
