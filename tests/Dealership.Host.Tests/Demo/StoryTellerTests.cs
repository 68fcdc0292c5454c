using System.Security.Cryptography;
using System.Text.Json;
using Dealership.Contracts;
using Dealership.Host.Demo;
using Dealership.Plugin;

namespace Dealership.Host.Tests.Demo;

public sealed class StoryTellerTests
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    private static readonly DateOnly Today = new(2026, 3, 4);

    [Fact]
    public void The_same_seed_tells_the_same_story() => Assert.Equal(Hash(Tell()), Hash(Tell()));

    [Fact]
    public void Another_seed_store_or_language_tells_another_story()
    {
        string[] told = [Hash(Tell()), Hash(Tell(seed: 8)), Hash(Tell(store: 2)), Hash(Tell(size: StorySize.Year with { Language = StorySize.English }))];
        Assert.Equal(told.Length, told.Distinct().Count());
    }

    [Fact]
    public void The_whole_story_is_the_stream_of_its_sales()
    {
        var streamed = new StoryTeller().Sales(1, Today, Shanghai, 7, StorySize.Year);
        Assert.Equal(JsonSerializer.Serialize(Tell().Sales), JsonSerializer.Serialize(streamed));
    }

    [Fact]
    public void Every_position_is_held_and_one_person_holds_two()
    {
        var staff = Tell().Staff;
        string[] document = ["GM", "MM", "MP", "ME", "CM", "CS", "IO", "CSI", "AD", "SM", "SS"];
        Assert.All(document, position => Assert.InRange(staff.Count(p => p.Positions.Contains(position)), 1, 2));
        Assert.InRange(staff.Count(p => p.Positions.Contains(Position.SalesConsultant)), 6, 8);
        Assert.Equal(2, staff.Count(p => p.Positions.Contains(Position.CustomerServiceOfficer)));
        Assert.Single(staff, p => p.Positions.Count == 2);
        Assert.Equal(staff.Count, staff.Select(p => p.Name).Distinct().Count());
        Assert.Equal(staff.Count, staff.Select(p => p.Login).Distinct().Count());
        Assert.Equal(staff.Count, staff.Select(p => p.Number).Distinct().Count());
    }

    [Theory, InlineData(1), InlineData(7), InlineData(2026), InlineData(-5)]
    public void A_year_is_as_busy_as_one_store(int seed)
    {
        var story = Tell(seed: seed);
        Assert.InRange(Handed(story).Length, 360, 420);
        Assert.InRange(story.Stock.Count, 40, 50);
        Assert.InRange(story.Sales.Count(s => s.HandedOverAt is null), 13, 17);
        Assert.InRange(story.Sales.Count(s => s.EnteredLate), 2, 4);
        Assert.Equal(Handed(story).Select(s => s.HandedOverAt).Order(), Handed(story).Select(s => s.HandedOverAt));
        var weekend = Handed(story).Count(s => Local(s.HandedOverAt!.Value).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
        Assert.InRange((double)weekend / Handed(story).Length, 0.35, 0.55);
        // Each consultant sells.
        Assert.Equal(7, Handed(story).Select(s => s.ConsultantId).Distinct().Count());
    }

    [Fact]
    public void Every_id_is_unique_and_of_version_8()
    {
        var story = Tell();
        Guid[] ids =
        [
            .. story.Staff.Select(p => p.Id), .. story.Stock.Select(v => v.Id),
            .. story.Sales.SelectMany(s => new[] { s.OrderId, s.DeliveryId, s.CustomerId, s.Vehicle.Id }),
            .. story.Sales.SelectMany(s => s.Calls).Select(c => c.Id), .. story.Sales.Select(s => s.Survey?.Id).OfType<Guid>(),
            .. story.Sales.Select(s => s.Complaint?.Id).OfType<Guid>(),
        ];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Equal((8, 8), (id.Version, id.Variant & 0xC)));
    }

    [Fact]
    public void A_sale_is_ordered_before_it_is_handed_over_and_the_vehicle_was_there() => Assert.All(Handed(Tell()), s =>
    {
        Assert.True(s.OrderedAt.AddDays(2) < s.HandedOverAt);
        Assert.True(s.Vehicle.ReceivedOn < DateOnly.FromDateTime(Local(s.HandedOverAt!.Value).Date));
        Assert.InRange(Local(s.HandedOverAt.Value).TimeOfDay, new(8, 30, 0), new(18, 30, 0));
        Assert.InRange(Local(s.OrderedAt).TimeOfDay, new(8, 30, 0), new(18, 30, 0));
    });

    [Fact]
    public void Instants_are_utc_as_the_database_wants_them() => Assert.All(Instants(Tell()), at => Assert.Equal(TimeSpan.Zero, at.Offset));

    [Theory, InlineData(1), InlineData(7), InlineData(99)]
    public void Nothing_happens_after_today(int seed)
    {
        var story = Tell(seed: seed);
        Assert.All(Instants(story), at => Assert.True(DateOnly.FromDateTime(Local(at).Date) <= Today));
        Assert.All(story.Stock.Concat(story.Sales.Select(s => s.Vehicle)), v => Assert.True(v.ReceivedOn <= Today));
        // Today itself has only seen its first handovers: the demo may be opened at ten.
        Assert.All(Instants(story).Where(at => Day(at) == Today), at => Assert.True(Local(at).TimeOfDay < new TimeSpan(9, 30, 0)));
    }

    [Fact]
    public void A_size_that_no_story_fits_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Tell(size: StorySize.OfSales(5)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tell(size: StorySize.OfSales(2_000_000)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tell(size: StorySize.Year with { Language = "fr" }));
        Assert.Equal(StorySize.Least, Handed(Tell(size: StorySize.OfSales(StorySize.Least, 30))).Length);
    }

    [Fact]
    public void A_hundred_thousand_sales_pass_by_without_being_kept()
    {
        var (told, late, vins, phones) = (0, 0L, new HashSet<long>(), new HashSet<long>());
        var before = GC.GetTotalMemory(forceFullCollection: true);
        foreach (var sale in new StoryTeller().Sales(1, Today, Shanghai, 7, StorySize.OfSales(100_000)))
        {
            told++;
            Assert.True(vins.Add(long.Parse(sale.Vehicle.Vin[11..], System.Globalization.CultureInfo.InvariantCulture)));
            Assert.True(phones.Add(long.Parse(sale.Phone, System.Globalization.CultureInfo.InvariantCulture)));
            if (told == 90_000) late = GC.GetTotalMemory(forceFullCollection: true);
        }
        Assert.Equal(100_015, told);
        // 90,000 kept sales take more than 100 MB; the two sets of the test itself less than 10, and other tests run beside it.
        Assert.InRange(late - before, long.MinValue, 60_000_000);
    }

    internal static DemoStory Tell(int seed = 7, int store = 1, StorySize? size = null) =>
        new StoryTeller().Tell(store, Today, Shanghai, seed, size ?? StorySize.Year);

    internal static DemoSale[] Handed(DemoStory story) => [.. story.Sales.Where(s => s.HandedOverAt is not null)];

    internal static DateTime Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Shanghai).DateTime;

    internal static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(Local(at));

    /// <summary>How many days before today; 0 is today.</summary>
    internal static int DaysAgo(DateTimeOffset at) => Today.DayNumber - Day(at).DayNumber;

    private static IEnumerable<DateTimeOffset> Instants(DemoStory story) => story.Sales.SelectMany(s => new[]
        {
            s.OrderedAt, s.HandedOverAt, s.Survey?.At, s.Complaint?.At, s.Complaint?.AnsweredAt, s.Complaint?.ClosedAt,
        }.OfType<DateTimeOffset>().Concat(s.Calls.Select(c => c.At)));

    private static string Hash(DemoStory story) =>
        Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { story.StoreName, story.Staff, story.Sales, story.Stock })));
}
