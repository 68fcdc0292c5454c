using Dealership.Admin.Supervision;
using Dealership.Plugin;
using Dealership.TestKit;
using static Dealership.Admin.Tests.Obligations.Ledger;

namespace Dealership.Admin.Tests.Supervision;

/// <summary>The week that the tests of supervision look back on.</summary>
internal static class Week
{
    /// <summary>What was opened in one run is drawn for in the next.</summary>
    public static async Task Twice(this TestHouse house)
    {
        await house.Tick();
        house.Clock.Advance(TimeSpan.FromMinutes(6));
        await house.Tick();
    }

    public static async Task<IReadOnlyList<(Guid Delivery, Guid Call)>> TwelveCalls(this TestHouse house)
    {
        var calls = new List<(Guid, Guid)>();
        foreach (var n in Enumerable.Range(0, 12))
        {
            var delivery = await house.HandedOver(March(4, 11, n));
            calls.Add((delivery, await house.Called(delivery, March(5 + n % 3, 9, n))));
        }
        return calls;
    }

    public static async Task MondayMorning(this TestHouse house)
    {
        house.Clock.SetUtcNow(March(9, 0, 1));
        await house.Twice();
    }

    /// <summary>The last sample of a clause, as the general manager sees it.</summary>
    public static async Task<SampleRecord.View> Sample(this TestHouse house, string clause)
    {
        var id = await house.Sql<Guid>("select id from admin.samples where store_id = 1 and clause_code = @clause order by drawn_at desc limit 1", new { clause });
        return (await house.Read(Cast.Gao, (SampleRecord r) => r.Show(id, default)))!;
    }

    public static Task<Outcome> Judge(this TestHouse house, DemoPerson who, Guid sample, int rank, string verdict = "agree", string? words = null, Dealership.Admin.Obligations.HandInFile.Taken? file = null) =>
        house.Do(who, (JudgeLine j) => j.Now(sample, rank, new() { Verdict = verdict, Words = words }, file, default));
}
