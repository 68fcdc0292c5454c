using Dealership.Plugin;

namespace Dealership.Admin.Months;

/// <summary>Closed months that no longer add up, for whoever sees to them; nothing for everybody else.</summary>
[OpenTo]
internal sealed class AlarmsNow(Db db, Caller caller) : IRead
{
    internal sealed record Item(DateOnly Month, int Rows, DateTimeOffset NoticedAt);

    private const string Sql = """
        select month, count(*)::int as rows, min(noticed_at) as noticed_at from admin.month_findings
        where  store_id = @store and kind = 'alarm' and gone_at is null
        group  by month order by month desc
        """;

    public async Task<IReadOnlyList<Item>> Show(CancellationToken ct) => caller.May(MonthRights.Keep) ? await db.Rows<Item>(Sql, null, ct) : [];
}
