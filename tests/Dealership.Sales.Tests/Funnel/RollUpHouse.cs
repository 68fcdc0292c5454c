using Dealership.Sales.Funnel;
using Dealership.Sales.Tests.TestDrives;
using Dealership.TestKit;

namespace Dealership.Sales.Tests.Funnel;

/// <summary>A house whose funnel was counted when there was nothing in it: whatever comes later is kept up.</summary>
public abstract class RollUpHouse : DriveHouse
{
    /// <summary>Every figure shown is the number of the rows that it opens, before the news is heard and after; then nothing is kept otherwise than its rows add up to.</summary>
    private protected async Task Exact(string after, params string[] months)
    {
        foreach (var month in months) await OpensItsRows(after, month);
        await House.Settle();
        Assert.Equal((after, ""), (after, string.Join("; ", (await House.CheckRollUps()).Select(d => $"{d.What}: kept {d.Kept}, counted {d.Counted}"))));
        foreach (var month in months) await OpensItsRows($"{after}, heard", month);
    }

    private async Task OpensItsRows(string after, string month)
    {
        var board = await House.Read(Cast.Song, (FunnelBoard read) => read.Of(month, null, default));
        foreach (var code in board.Figures.Keys)
        {
            var rows = await Rows(code, month);
            Assert.Equal((after, code, rows.Count), (after, code, board.Figures[code]));
            foreach (var one in board.Consultants)
                Assert.Equal((after, one.Name, code, rows.Count(r => r == one.Id)), (after, one.Name, code, one.Figures[code]));
        }
        foreach (var before in board.Before)
            foreach (var code in FunnelBoard.Trend)
                Assert.Equal((after, before.Month, code, (await Rows(code, $"{before.Month:yyyy-MM}")).Count), (after, before.Month, code, before.Figures[code]));
    }

    private async Task<IReadOnlyList<Guid?>> Rows(string code, string month) =>
        [.. (await House.Read(Cast.Song, (FunnelRows rows) => rows.Show(new(code, month, Take: 200), default))).Rows.Select(r => r.Is.ConsultantId)];

    /// <summary>How often a day was told and waits to be heard.</summary>
    private protected Task<int> Waiting() => House.Sql<int>("select (select count(*) from sales.outbox where type = 'FunnelDayTouched')::int + (select count(*) from sales.inbox where type = 'FunnelDayTouched' and done_at is null)::int");
}
