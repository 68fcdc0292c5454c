using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.LostDeals;

/// <summary>Losses applied for in these days, by what became of them and by reason. Nothing where nobody applied.</summary>
[Needs(LostRights.See)]
internal sealed class LostCounts(Db db, Caller caller, ICalendar calendar) : IRead
{
    /// <summary>Shares are of <c>Applied</c>: refused (战败审核拒绝率) and approved with a clear reason (战败明确率), domain §3.1 and §3.2.</summary>
    internal sealed record Row(int Applied, int Pending, int Approved, int Refused, int Clear, int ToCall, int Called, int Denied, int Revived);

    /// <summary>Approved ones of a reason.</summary>
    internal sealed record Reason(string Code, int Count);

    internal sealed record View(Row? Counts, IReadOnlyList<Reason> Reasons);

    private static readonly string Sql = $"""
        select count(*)::int as applied, (count(*) filter (where {LostView.IsPending}))::int as pending, (count(*) filter (where {LostView.IsApproved}))::int as approved,
               (count(*) filter (where {LostView.IsRefused}))::int as refused, (count(*) filter (where {LostView.IsClear}))::int as clear, (count(*) filter (where {LostView.IsToCall}))::int as to_call,
               (count(*) filter (where {LostView.IsCalled}))::int as called, (count(*) filter (where {LostView.IsDenied}))::int as denied, (count(*) filter (where {LostView.IsRevived}))::int as revived
        from   {LostView.From} where a.store_id = @store and {LostView.Mine} and {LostView.Within} having count(*) > 0;
        select a.reason as code, count(*)::int as count
        from   {LostView.From} where a.store_id = @store and {LostView.Mine} and {LostView.Within} and {LostView.IsApproved} group by a.reason order by count(*) desc, a.reason
        """;

    public async Task<View> Between(DateOnly? first, DateOnly? last, CancellationToken ct)
    {
        var (from, until) = await new LostSpan(first, last).Instants(calendar, ct);
        var (counts, reasons) = await db.Both<Row, Reason>(Sql, new { only = LostView.Only(caller), from, until }, ct);
        return new(counts is [var row] ? row : null, reasons);
    }
}
