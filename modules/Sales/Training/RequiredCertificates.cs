using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Training;

/// <summary>Which certificates positions must hold, on a day and to come.</summary>
[Needs(TrainingRights.See)]
internal sealed class RequiredCertificates(Db db, ICalendar calendar) : IRead
{
    internal sealed record Row(string Position, string Certificate, DateOnly EffectiveFrom, bool Required);

    private const string Sql = """
        select position, certificate, effective_from, required from (
            select distinct on (position, certificate) position, certificate, effective_from, required from sales.required_certificates
            where  store_id = @store and effective_from <= @day order by position, certificate, effective_from desc) r
        where  required order by position, certificate
        """;

    private const string ToComeSql = "select position, certificate, effective_from, required from sales.required_certificates where store_id = @store and effective_from > @day order by effective_from, position, certificate";

    /// <summary>As they hold on a day; today when none is given.</summary>
    public async Task<IReadOnlyList<Row>> On(DateOnly? day, CancellationToken ct) => await db.Rows<Row>(Sql, new { day = day ?? await calendar.Today(ct) }, ct);

    public async Task<IReadOnlyList<Row>> ToCome(CancellationToken ct) => await db.Rows<Row>(ToComeSql, new { day = await calendar.Today(ct) }, ct);
}
