using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Network;

/// <summary>Secondary dealers by name: what they may hold, what stands there, how the last month was.</summary>
[Needs(NetworkRights.See)]
internal sealed class DealerList(Db db, ICalendar calendar, IPeople people, NetworkRules rules) : IRead
{
    /// <summary>As selected.</summary>
    internal sealed record Row(
        Guid Id, string Name, Guid OfficerId, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, DateOnly? ValidTo, int? CarLimit, int Placed, decimal Deposit, bool Breach, int? Score, string? Grade);

    /// <param name="Dealer">The dealer.</param>
    /// <param name="Officer">Who looks after it.</param>
    /// <param name="Left">Cars that may still go there.</param>
    internal sealed record Line(Row Dealer, string? Officer, int Left);

    /// <summary>What to show; <c>Show</c> is one of <see cref="DealerView"/>, <c>After</c> the last row of the page before: name_id.</summary>
    internal sealed record Filter(string? Show = null, string? After = null, int Take = 50);

    internal sealed record Page(IReadOnlyList<Line> Rows, string? Next);

    private static string Sql(string? show) => $"""
        select d.id, d.name, d.officer_id, d.started_at, d.ended_at, d.valid_to, d.car_limit, d.placed, d.deposit, {DealerView.IsBreach} as breach, l.score, l.grade
        from   {DealerView.From}
        left   join lateral (select a.score, a.grade from sales.secondary_assessments a join sales.secondary_months m on m.store_id = @store and m.id = a.month_id
                             where  a.store_id = @store and m.dealer_id = d.id order by m.month desc limit 1) l on true
        where  {DealerView.Sql(show)} and (@name::text is null or (d.name, d.id) > (@name, @id::uuid))
        order  by d.name, d.id
        limit  @take
        """;

    public async Task<Page> Show(Filter filter, CancellationToken ct)
    {
        var (today, rule) = (await calendar.Today(ct), await rules.On(null, ct));
        var cut = filter.After?.LastIndexOf('_') ?? -1;
        var id = cut > 0 && Guid.TryParse(filter.After![(cut + 1)..], out var last) ? last : (Guid?)null;
        var rows = await db.Rows<Row>(Sql(filter.Show), new { today, cover = rule.CoverPerCar, name = id is null ? null : filter.After![..cut], id, take = filter.Take + 1 }, ct);
        var shown = rows.Take(filter.Take).ToArray();
        var names = await people.Named([.. shown.Select(r => r.OfficerId).Distinct()], ct);
        return new([.. shown.Select(r => new Line(r, names.GetValueOrDefault(r.OfficerId)?.Name, LeftOf(r, rule)))], rows.Count > filter.Take ? $"{shown[^1].Name}_{shown[^1].Id}" : null);
    }

    private static int LeftOf(Row row, NetworkRules.Row rule) => row.EndedAt is not null || row.StartedAt is null ? 0 : Math.Max(0, Math.Min(row.CarLimit ?? 0, rule.Covers(row.Deposit)) - row.Placed);
}
