using Dealership.Contracts.Admin;
using Dealership.Contracts.Sales;
using Dealership.CustomerService.FollowUps;
using Dealership.TestKit;

namespace Dealership.Host.Tests.Chain;

/// <summary>CS-6 from end to end: 车辆交接后3日内100%跟踪.</summary>
public sealed class Cs6Tests : IAsyncLifetime
{
    private TestHouse _house = null!;

    public async ValueTask InitializeAsync() => _house = await TestHouse.Open();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    /// <summary>Handovers as Sales writes them, each with what belongs to it.</summary>
    private async Task<Guid[]> HandedOver(int count)
    {
        var customer = await _house.Ask<Contracts.CustomerService.ICustomers, Guid>(Cast.Wei, c => c.FindOrAdd(new("张伟", "13812341234", "order"), default));
        var ids = Enumerable.Range(1, count).Select(n => new Guid(n, 6, 6, new byte[8])).ToArray();
        foreach (var id in ids)
        {
            await _house.Sql<int>("""
                insert into sales.vehicles (store_id, id, vin, model_code, model_name, colour, received_on, added_at, added_by)
                values (1, @id, 'LSVAA49J1' || lpad(@n::text, 8, '0'), 'TC31', 'TC31', '白', '2026-01-01', @at, @by);
                insert into sales.orders (store_id, id, number, customer_id, consultant_id, model_code, ordered_at, added_by) values (1, @id, @id::text, @customer, @by, 'TC31', @at, @by);
                insert into sales.deliveries (store_id, id, order_id, vehicle_id, customer_id, consultant_id, handed_over_at, odometer_km, kind, papers, explained, contact_consent, photo_consent, entered_at, entered_by, entered_late)
                values (1, @id, @id, @id, @customer, @by, @at, 12, 'retail', '{}', '{}', true, false, @at, @by, false);
                select 1
                """, new { id, customer, by = Cast.Wei.Id, at = Cast.Start.UtcDateTime, n = Array.IndexOf(ids, id) });
            await _house.Hear("sales", new VehicleHandedOver(id, id, customer, id, "TC31", "000001", Cast.Wei.Id, Cast.Start, 12, "retail", false), id);
        }
        return ids;
    }

    private Task<Plugin.Outcome> Call(Guid delivery, string outcome = "reached-satisfied") =>
        _house.Do(Cast.Lin, (LogCall duty) => duty.Now(new() { DeliveryId = delivery, Outcome = outcome, Note = "客户满意" }, default));

    private async Task<ComplianceCell?> Cs6() => (await _house.Ask<IDutyLedger, IReadOnlyList<ComplianceCell>>(Cast.Gao, l => l.Compliance(new(2026, 3, 2), new(2026, 3, 16), default)))
        .SingleOrDefault(c => c.Clause == "CS-6");

    [Fact]
    public async Task Before_anything_is_handed_over_there_is_no_figure() => Assert.Null(await Cs6());

    [Fact]
    public async Task Every_handover_is_owed_a_call_within_three_days_and_a_call_proves_it()
    {
        var ids = await HandedOver(4);
        Assert.Equal((4, 4, 0), await Cs6() is { } open ? (open.Owed, open.Open, open.OnTime) : default);
        foreach (var id in ids.Take(3)) Assert.True((await Call(id)).Ok);
        await _house.Settle();
        _house.Clock.Advance(TimeSpan.FromDays(4));
        var cell = (await Cs6())!;
        Assert.Equal((4, 3, 0, 1), (cell.Owed, cell.OnTime, cell.Late, cell.Missed));
        Assert.True(cell.Confirmed);
    }

    [Fact]
    public async Task Striking_out_a_call_lowers_the_rate_and_deleting_an_obligation_does_not_change_it()
    {
        var ids = await HandedOver(4);
        foreach (var id in ids) await Call(id);
        await _house.Settle();
        _house.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(4, (await Cs6())!.OnTime);

        await _house.Sql<int>("delete from admin.obligations where clause_code = 'CS-6' and subject = @subject; select 1", new { subject = ids[0] });
        Assert.Equal((4, 4), await Cs6() is { } same ? (same.Owed, same.OnTime) : default);

        var call = await _house.Sql<Guid>("select id from customer_service.calls where delivery_id = @id", new { id = ids[1] });
        Assert.True((await _house.Do(Cast.Ke, (VoidCall duty) => duty.Now(new() { Id = call, Reason = "记错了客户" }, default))).Ok);
        await _house.Settle();
        Assert.Equal((4, 3), await Cs6() is { } less ? (less.Owed, less.OnTime) : default);
    }

    [Fact]
    public async Task A_handover_taken_back_is_owed_no_call()
    {
        var ids = await HandedOver(2);
        Assert.True((await _house.Do(Cast.Song, (Sales.Deliveries.CancelDelivery duty) => duty.Now(ids[0], "退车", default))).Ok);
        await _house.Settle();
        Assert.Equal(1, (await Cs6())!.Owed);
        Assert.False((await Call(ids[0])).Ok);
    }
}
