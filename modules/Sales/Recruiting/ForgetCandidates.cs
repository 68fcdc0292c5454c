using Dealership.Contracts.Admin;
using Dealership.Plugin;
using Dealership.Sales.Appraisal;

namespace Dealership.Sales.Recruiting;

/// <summary>
/// Erases names and opinions of candidates some time after their result (个人信息最小保存期限): how many were spoken to stays, who they were does not.
/// </summary>
internal sealed class ForgetCandidates(Db db, TimeProvider clock, ICalendar calendar, StaffTerms terms) : IRoutine
{
    public TimeSpan Every => TimeSpan.FromHours(6);

    private const string Sql = """
        update sales.candidates set name = '', words = '', erased_at = @now where store_id = @store and erased_at is null and result_at < @before
        """;

    public async Task Run(CancellationToken ct)
    {
        var today = await calendar.Today(ct);
        var before = (await calendar.Zone(ct)).Instant(today.AddDays(-await terms.Of(StaffTerms.Candidates, ct)).ToDateTime(TimeOnly.MinValue));
        await db.Do(Sql, new { now = clock.GetUtcNow(), before }, ct);
    }
}
