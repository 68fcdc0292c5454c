using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Stock;

/// <summary>
/// How funds stand (资金状况), by hand from finance, latest first. Gap (缺口) = unpledged balance + account − needed for allocated orders; the pledged
/// balance (质押余额) is tied to its vehicles and pays for nothing new. The sales manager's and the general manager's alone.
/// </summary>
[Needs(StockRights.SeeFunds)]
internal sealed class Funds(Db db, ICalendar calendar, IPeople people) : IRead
{
    /// <summary>Older entries say nothing about today.</summary>
    public const int FreshDays = 7;

    /// <summary>Yuan.</summary>
    internal sealed record Row(DateOnly Day, decimal Pledged, decimal Unpledged, decimal Account, decimal Needed, DateTimeOffset At, Guid ByPerson)
    {
        public decimal Gap => Unpledged + Account - Needed;
        public bool Fresh { get; init; }
        public string? By { get; init; }
    }

    private const string Sql = """
        select day, pledged, unpledged, account, needed, at, by_person from (
            select distinct on (day) day, pledged, unpledged, account, needed, at, by_person from sales.funds where store_id = @store order by day desc, at desc) f
        order by day desc limit @take
        """;

    public async Task<IReadOnlyList<Row>> Days(int take, CancellationToken ct)
    {
        var (rows, today) = (await db.Rows<Row>(Sql, new { take }, ct), await calendar.Today(ct));
        var names = await people.Named([.. rows.Select(r => r.ByPerson).Distinct()], ct);
        return [.. rows.Select(r => r with { Fresh = r.Day > today.AddDays(-FreshDays), By = names.GetValueOrDefault(r.ByPerson)?.Name })];
    }

    public async Task<Row?> Latest(CancellationToken ct) => (await Days(1, ct)).FirstOrDefault();
}
