using Dealership.Plugin;
using Dealership.Sales.Process;
using Dealership.TestKit;

namespace Dealership.Sales.Tests.Reports;

public sealed class ReceptionTests : ReportHouse
{
    [Fact]
    public async Task What_the_log_knows_is_filled_in_the_supervisor_marks_the_rest_and_the_check_is_the_proof()
    {
        var (filed, unfiled) = (await Visit(), await Visit());
        await Visit("errand");
        await Ok(Open(new() { Name = "张先生", Phone = Phone, Level = "H", VisitId = filed }));
        await Round();
        Assert.False((await Save()).Ok);
        At(17);
        Assert.Equal("已检查2批接待", (await Ok(Save($"{filed}:needs", $"{filed}:quote", $"{unfiled}:needs"))).Said!.Value.Zh);
        var view = await House.Read(Cast.Song, (ReceptionSteps steps) => steps.On(null, null, default));
        Assert.Equal("drive- filed+ needs+ next+ on-time+ quote+", Said(view.Lines[0]));
        Assert.Equal("drive- filed- needs+ quote-", Said(view.Lines[1]));
        Assert.Equal((6, 10), (view.Checked!.Done, view.Checked.Asked));
        Assert.Equal((view.Checked.Done, view.Checked.Asked), (view.Lines.Sum(l => l.Steps.Values.Count(m => m.Done)), view.Lines.Sum(l => l.Steps.Count)));
        await House.Settle();
        Assert.Equal(1, await ProofsOf("SS-3"));
    }

    [Fact]
    public async Task A_check_of_a_day_gone_by_is_kept_and_proves_no_days_check()
    {
        await Visit();
        House.Clock.Advance(TimeSpan.FromDays(1));
        await Round();
        await Ok(House.Do(Cast.Zhan, (CheckReceptions duty) => duty.Now(new() { Day = new(2026, 3, 4) }, default)));
        await House.Settle();
        Assert.Equal((0, 1), (await ProofsOf("SS-3"), await House.Sql<int>("select count(*)::int from sales.process_days")));
    }

    [Fact]
    public async Task A_consultant_neither_checks_nor_sees_it_nothing_else_is_ticked_and_another_store_has_none_of_it()
    {
        var visit = await Visit();
        At(17);
        await Assert.ThrowsAsync<NotAllowedException>(() => House.Do(Cast.Wei, (CheckReceptions duty) => duty.Now(new(), default)));
        await Assert.ThrowsAsync<NotAllowedException>(() => House.Read(Cast.Wei, (ReceptionSteps steps) => steps.On(null, null, default)));
        Assert.False((await Save($"{visit}:filed")).Ok);
        Assert.False((await Save("smoke")).Ok);
        Assert.Empty((await House.Read(House.As(Cast.Zhan, Cast.OtherStore), (ReceptionSteps steps) => steps.On(null, null, default))).Lines);
    }

    private Task<Outcome> Save(params string[] done) => House.Do(Cast.Zhan, (CheckReceptions duty) => duty.Now(new() { Done = done }, default));

    private static string Said(ReceptionSteps.Line line) => string.Join(' ', line.Steps.Values.OrderBy(m => m.Step, StringComparer.Ordinal).Select(m => m.Step + (m.Done ? "+" : "-")));
}
