using Dealership.CustomerService.FollowUps;
using Dealership.Plugin;
using Dealership.TestKit;

namespace Dealership.CustomerService.Tests.FollowUps;

public sealed class HeldCallsTests : ServiceHouse
{
    [Fact]
    public async Task A_call_that_somebody_promised_for_later_is_held_by_him_until_it_is_made()
    {
        var delivery = await HandedOver(await Customer());
        Done(await Call(delivery, "call-back-later", next: new(2026, 3, 4, 15, 0, 0)));
        var held = Assert.Single(await Held(Cast.Lin));
        Assert.Equal(($"/customer-service/follow-ups/{delivery}", new DateTimeOffset(2026, 3, 4, 7, 0, 0, TimeSpan.Zero)), (held.Link, held.Due!.Value));
        Assert.DoesNotContain("张伟强", held.What.Zh);
        Assert.Empty(await Held(Cast.Ke));
        Done(await Call(delivery, "reached-satisfied", note: "用车正常"));
        Assert.Empty(await Held(Cast.Lin));
    }

    [Fact]
    public async Task The_last_who_called_holds_it()
    {
        var delivery = await HandedOver(await Customer());
        Done(await Call(delivery, "call-back-later", next: new(2026, 3, 4, 15, 0, 0)));
        Done(await Call(delivery, "call-back-later", by: Cast.Ke, next: new(2026, 3, 5, 15, 0, 0)));
        Assert.Empty(await Held(Cast.Lin));
        Assert.Single(await Held(Cast.Ke));
    }

    private Task<IReadOnlyList<Held>> Held(DemoPerson who) => House.Within((HeldCalls calls) => calls.By(who.Id, default));
}
