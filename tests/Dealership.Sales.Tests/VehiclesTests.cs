using Dealership.Sales.Vehicles;
using Dealership.TestKit;

namespace Dealership.Sales.Tests;

public sealed class VehiclesTests : SalesHouse
{
    [Theory]
    [InlineData("LSVAA49J13204737", "17")]
    [InlineData("LSVAA49J1320473I1", "I")]
    [InlineData("", "空")]
    public async Task A_vin_that_is_none_is_refused_beside_its_field(string vin, string says)
    {
        var refused = await House.Do(Cast.Song, (AddVehicle duty) => duty.Now(new() { Vin = vin, ModelCode = "TC31", Colour = "白" }, default));
        var problem = Assert.Single(refused.Problems);
        Assert.Equal("Vin", problem.Field);
        Assert.True(problem.Text.Zh.Contains(says) || says == "空", problem.Text.Zh);
    }

    [Fact]
    public async Task A_check_digit_that_does_not_fit_is_a_warning()
    {
        var outcome = await House.Do(Cast.Song, (AddVehicle duty) => duty.Now(new() { Vin = "LSVAA49J932047371", ModelCode = "TC31", Colour = "白" }, default));
        Assert.True(outcome.Ok);
        Assert.Contains("校验位不符", outcome.Said!.Value.Zh);
    }

    [Fact]
    public async Task The_same_vin_cannot_be_received_twice_but_another_store_may_have_it()
    {
        await VehicleInStock();
        Assert.False((await House.Do(Cast.Song, (AddVehicle duty) => duty.Now(new() { Vin = Vin.ToLowerInvariant(), ModelCode = "TC31", Colour = "白" }, default))).Ok);
        Assert.True((await House.Do(House.As(Cast.Song, Cast.OtherStore), (AddVehicle duty) => duty.Now(new() { Vin = Vin, ModelCode = "TC31", Colour = "白" }, default))).Ok);
    }

    [Fact]
    public async Task Pages_of_the_list_follow_one_another_without_a_gap_or_a_repeat()
    {
        await House.Sql<int>("""
            insert into sales.vehicles (store_id, id, vin, model_code, model_name, colour, received_on, added_at, added_by)
            select 1, gen_random_uuid(), 'LSVAA49J1' || lpad(n::text, 8, '0'), 'TC31', 'TC31', '白', date '2026-01-01' + n / 3, now(), gen_random_uuid() from generate_series(1, 120) n; select 1
            """);
        var seen = new List<string>();
        for (string? after = null; ;)
        {
            var page = await House.Read(Cast.Song, (VehicleList list) => list.Show(new(After: after), default));
            seen.AddRange(page.Rows.Select(r => r.Vin!));
            if ((after = page.Next) is null) break;
        }
        Assert.Equal(120, seen.Count);
        Assert.Equal(120, seen.Distinct().Count());
    }
}
