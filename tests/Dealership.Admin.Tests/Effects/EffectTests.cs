using Dealership.Admin.Effects;
using Dealership.Admin.Obligations;
using Dealership.Admin.Tests.Obligations;
using Dealership.Contracts.Csi;
using Dealership.Contracts.CustomerService;
using Dealership.Plugin;
using Dealership.TestKit;
using static Dealership.Admin.Tests.Obligations.Ledger;

namespace Dealership.Admin.Tests.Effects;

/// <summary>Forty handovers of 4 March 2026: Lin called the first twenty-four buyers in time, twelve late and four not at all; looked at in May.</summary>
public sealed class EffectTests : IAsyncLifetime
{
    private readonly List<Guid> _handovers = [];
    private TestHouse _house = null!;

    public async ValueTask InitializeAsync()
    {
        _house = await TestHouse.Open();
        for (var n = 0; n < 40; n++) _handovers.Add(await _house.Sold(Wednesday(9).AddMinutes(n)));
        foreach (var delivery in _handovers.Take(24)) await _house.Called(delivery, March(5, 10));
        foreach (var delivery in _handovers.Skip(24).Take(12)) await _house.Called(delivery, March(9, 10));
        _house.Clock.SetUtcNow(March(4, 12).AddMonths(2));
    }

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    private async Task<Comparison> Found(string effect, string clause = "CS-6") =>
        Assert.Single((await _house.Read(Cast.Gao, (EffectList list) => list.Show(null, clause, default))).Lines, l => l.Effect.Name == effect).Found!;

    private Task<EffectRows.Page?> Rows(string group, string? after = null, int take = 100) =>
        _house.Read(Cast.Gao, (EffectRows rows) => rows.Show(new("CS-6", "HandoverScores", group, null, after, take), default));

    /// <summary>The buyer of each answers: 900 give or take 10 when called in time, 700 otherwise.</summary>
    private Task Answer(IEnumerable<Guid> handovers) => _house.Sql<int>("""
        insert into csi.completions (store_id, survey_id, source, score, low, straight, seconds, at)
        select s.store_id, s.id, 'phone', n.base + case when n.place % 2 = 0 then 10 else -10 end, false, false, 180, '2026-03-14 10:00+08'
        from   unnest(@ids, @bases) with ordinality as n(id, base, place)
        join   csi.surveys s on s.store_id = 1 and s.delivery_id = n.id
        """, new { ids = handovers.ToArray(), bases = handovers.Select(h => _handovers.IndexOf(h) < 24 ? 900 : 700).ToArray() });

    [Fact]
    public async Task Buyers_called_in_time_are_compared_with_the_others()
    {
        await Answer(_handovers);
        var found = await Found("HandoverScores");
        Assert.Equal((24, 16, 0), (found.InTime.N, found.NotInTime.N, found.Unknown));
        Assert.Equal((900, 700), ((int)Math.Round(found.InTime.Mean), (int)Math.Round(found.NotInTime.Mean)));
        Assert.Equal(Verdict.Helps, found.Verdict);
        Assert.InRange(found.Difference!.Low, 190, 200);
    }

    [Fact]
    public async Task Nothing_is_said_while_too_few_have_answered()
    {
        await Answer(_handovers.Take(20).Concat(_handovers.Skip(24).Take(9)));
        var found = await Found("HandoverScores");
        Assert.Equal((20, 9, 11), (found.InTime.N, found.NotInTime.N, found.Unknown));
        Assert.Null(found.Difference);
    }

    [Fact]
    public async Task Each_group_opens_exactly_its_rows_page_after_page()
    {
        await Answer(_handovers.Take(30));
        var late = await Rows("not-in-time");
        Assert.Equal(_handovers.Skip(24).Take(6).Order(), late!.Rows.Select(r => r.Seen.Subject).Order());
        Assert.All(late.Rows, r => Assert.InRange(r.Measured!.Value, 690, 710));
        Assert.Equal(_handovers.Skip(30).Order(), (await Rows("unknown"))!.Rows.Select(r => r.Seen.Subject).Order());
        var seen = new List<Guid>();
        for (var page = await Rows("in-time", take: 10); page is not null; page = page.Next is { } next ? await Rows("in-time", next, 10) : null)
            seen.AddRange(page.Rows.Select(r => r.Seen.Subject));
        Assert.Equal(_handovers.Take(24).Order(), seen.Order());
        Assert.Equal(24, seen.Distinct().Count());
        Assert.Null(await Rows("whatever"));
    }

    [Fact]
    public async Task What_is_exempt_is_in_neither_group()
    {
        await Answer(_handovers);
        var excused = await _house.Obligation(_handovers[39]);
        var asked = await _house.Do(Cast.Lin, (AskExemption duty) => duty.Now(excused.Id, new() { Reason = "leave", Words = "当日参加培训" }, default));
        Assert.True((await _house.Do(Cast.Ke, (DecideExemption duty) => duty.Now(asked.Id!.Value, new() { Verdict = "approve" }, default))).Ok);
        Assert.Equal(15, (await Found("HandoverScores")).NotInTime.N);
    }

    [Fact]
    public async Task A_complaint_counts_from_the_due_time_for_thirty_days_and_not_when_a_call_brought_it_up()
    {
        async Task Complain(int handover, string at, bool byCall = false) => await _house.Sql<int>("""
            insert into customer_service.complaints (store_id, id, number, delivery_id, call_id, level, theme, what, owner_department, opened_at, opened_by, due_first, due_close)
            values (1, gen_random_uuid(), @number, @delivery, case when @byCall then gen_random_uuid() end, 3, 'delivery', '…', 'Sales', @at::timestamptz, @by, @at::timestamptz, @at::timestamptz)
            """, new { number = $"T{handover}", delivery = _handovers[handover], at, byCall, by = Cast.Lin.Id });
        await Complain(0, "2026-03-06 10:00+08");        // before the call was due
        await Complain(1, "2026-03-20 10:00+08", true);  // the call's own work
        await Complain(2, "2026-04-20 10:00+08");        // the thirty days are over
        await Complain(30, "2026-03-20 10:00+08");
        var found = await Found("ComplainedAfterCall");
        Assert.Equal((24, 16, 0d, 1d / 16), (found.InTime.N, found.NotInTime.N, found.InTime.Mean, found.NotInTime.Mean));
        var young = await _house.Sold(March(30, 10).AddDays(21));
        Assert.Equal((40, 1), (await Found("ComplainedAfterCall") is var later ? later.InTime.N + later.NotInTime.N : 0, later.Unknown));
        Assert.Equal(young, Assert.Single((await _house.Read(Cast.Gao, (EffectRows rows) => rows.Show(new("CS-6", "ComplainedAfterCall", "unknown"), default)))!.Rows).Seen.Subject);
    }

    [Fact]
    public async Task Every_outcome_a_clause_names_is_answered_by_somebody()
    {
        var view = await _house.Read(Cast.Gao, (EffectList list) => list.Show(null, null, default));
        Assert.NotEmpty(view.Lines);
        Assert.All(view.Lines, l => Assert.NotNull(l.Found));
        Assert.Equal(_house.Clauses.Values.Count(c => c.Reconstructed is null), view.Silent + view.Lines.Select(l => l.Clause.Code).Distinct().Count());
    }

    [Fact]
    public async Task Only_the_general_manager_sees_it_for_it_sets_scores_beside_handovers()
    {
        foreach (var person in new[] { Cast.Wei, Cast.Ke, Cast.Song })
        {
            await Assert.ThrowsAsync<NotAllowedException>(() => _house.Read(person, (EffectList list) => list.Show(null, null, default)));
            await Assert.ThrowsAsync<NotAllowedException>(() => _house.Read(person, (EffectRows rows) => rows.Show(new("CS-6", "HandoverScores", "in-time"), default)));
        }
    }

    [Fact]
    public async Task Another_store_sees_nothing_of_it()
    {
        await Answer(_handovers);
        var view = await _house.Read(_house.As(Cast.Gao, Cast.OtherStore), (EffectList list) => list.Show(null, "CS-6", default));
        Assert.All(view.Lines, l => Assert.Equal((0, 0, 0), (l.Found!.InTime.N, l.Found.NotInTime.N, l.Found.Unknown)));
    }
}
