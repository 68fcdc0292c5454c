using Dealership.Contracts.CustomerService;
using Dealership.Contracts.Sales;
using Dealership.TestKit;
using static Dealership.Admin.Tests.Obligations.Ledger;

namespace Dealership.Admin.Tests.Obligations;

public sealed class HearFactsTests : IAsyncLifetime
{
    private TestHouse _house = null!;

    public async ValueTask InitializeAsync() => _house = await TestHouse.Open();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task A_handover_heard_twice_is_owed_once()
    {
        var delivery = await _house.HandedOver(Wednesday(9));
        await _house.HandedOver(Wednesday(9), delivery);
        var owed = Assert.Single(await _house.All());
        Assert.Equal(("CS-6", "CS", Cast.Lin.Id, $"/customer-service/follow-ups/{delivery}"), (owed.Clause, owed.Position, owed.HolderId, owed.Link));
    }

    [Theory]
    [InlineData(23, 30)]
    [InlineData(0, 0)]
    public async Task A_handover_at_any_hour_of_Wednesday_is_due_at_the_end_of_Saturday(int hour, int minute)
    {
        var delivery = await _house.HandedOver(Wednesday(hour, minute));
        Assert.Equal(March(8, 0).AddMicroseconds(-1), (await _house.Obligation(delivery)).DueAt);
    }

    [Fact]
    public async Task A_day_that_is_an_hour_short_still_ends_at_midnight()
    {
        // Berlin puts its clocks forward on Sunday, 29 March 2026, at 02:00.
        await _house.Sql<int>("update admin.stores set zone = 'Europe/Berlin' where store_id = 1");
        var delivery = await _house.HandedOver(new(2026, 3, 26, 22, 30, 0, TimeSpan.Zero));
        Assert.Equal(new DateTimeOffset(2026, 3, 30, 0, 0, 0, TimeSpan.FromHours(2)).AddMicroseconds(-1), (await _house.Obligation(delivery)).DueAt);
    }

    [Fact]
    public async Task A_call_in_the_last_second_is_in_time_and_one_at_midnight_is_late()
    {
        var (one, other) = (await _house.HandedOver(Wednesday(9)), await _house.HandedOver(Wednesday(9)));
        await _house.Called(one, March(7, 23, 59, 59));
        await _house.Called(other, March(8, 0));
        Assert.Equal("on-time", await _house.State(one));
        Assert.Equal("done-late", await _house.State(other));
    }

    [Fact]
    public async Task What_nobody_did_is_open_then_due_today_then_late()
    {
        var delivery = await _house.HandedOver(Wednesday(9));
        Assert.Equal("open", await _house.State(delivery));
        _house.Clock.SetUtcNow(March(7, 8));
        Assert.Equal("today", await _house.State(delivery));
        _house.Clock.SetUtcNow(March(8, 0));
        Assert.Equal("late", await _house.State(delivery));
    }

    [Fact]
    public async Task A_call_heard_before_its_handover_proves_it_all_the_same()
    {
        var delivery = Guid.CreateVersion7();
        await _house.Called(delivery, Wednesday(11));
        await _house.HandedOver(Wednesday(9), delivery);
        Assert.Equal("on-time", await _house.State(delivery));
    }

    [Fact]
    public async Task A_call_struck_out_proves_nothing_even_when_the_striking_is_heard_first()
    {
        var (one, other) = (await _house.HandedOver(Wednesday(9)), await _house.HandedOver(Wednesday(9)));
        var call = await _house.Called(one, Wednesday(11));
        Assert.Equal("on-time", await _house.State(one));
        await _house.Struck(one, call);
        Assert.Equal("open", await _house.State(one));

        var early = Guid.CreateVersion7();
        await _house.Struck(other, early);
        await _house.Called(other, Wednesday(11), early);
        Assert.Equal("open", await _house.State(other));
    }

    [Fact]
    public async Task A_second_call_still_stands_when_the_first_is_struck_out()
    {
        var delivery = await _house.HandedOver(Wednesday(9));
        var first = await _house.Called(delivery, Wednesday(11));
        await _house.Called(delivery, March(9, 9));
        await _house.Struck(delivery, first);
        Assert.Equal("done-late", await _house.State(delivery));
    }

    [Fact]
    public async Task A_handover_taken_back_is_owed_no_more_whichever_is_heard_first()
    {
        var (one, other) = (await _house.HandedOver(Wednesday(9)), Guid.CreateVersion7());
        await _house.Hear("sales", new HandoverCancelled(one, Wednesday(10)), one);
        await _house.Hear("sales", new HandoverCancelled(other, Wednesday(10)), other);
        await _house.HandedOver(Wednesday(9), other);
        Assert.Equal("released", await _house.State(one));
        Assert.Equal("released", await _house.State(other));
    }

    [Fact]
    public async Task A_complaint_is_due_at_its_own_hour()
    {
        var complaint = Guid.CreateVersion7();
        await _house.Hear("customer_service", new ComplaintOpened(complaint, null, 3, "quality", "Sales", Wednesday(9), Wednesday(13), March(6, 9)), complaint);
        var owed = await _house.Obligation(complaint);
        Assert.Equal(("CM-4", Cast.Ke.Id, Wednesday(13)), (owed.Clause, owed.HolderId, owed.DueAt));
        await _house.Hear("customer_service", new ComplaintAnswered(complaint, Wednesday(13), Cast.Ke.Id), complaint);
        Assert.Equal("on-time", await _house.State(complaint));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task However_facts_are_shuffled_the_mark_of_what_is_settled_follows_from_the_rows(int seed)
    {
        var (delivery, call, later) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        Func<Task>[] story =
        [
            () => _house.HandedOver(Wednesday(9), delivery), () => _house.HandedOver(Wednesday(9), delivery),
            () => _house.Called(delivery, Wednesday(11), call), () => _house.Called(delivery, March(9, 9), later),
            () => _house.Struck(delivery, call), () => _house.Struck(delivery, later),
            () => _house.Hear("sales", new HandoverCancelled(delivery, March(10, 9)), delivery),
        ];
        new Random(seed).Shuffle(story);
        foreach (var told in story)
        {
            await told();
            Assert.Equal(0, await _house.Sql<int>("select admin.unsettled_marks(1)::int"));
        }
        Assert.Equal("released", await _house.State(delivery));
    }
}
