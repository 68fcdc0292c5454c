using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.KeyAccounts;

/// <summary>
/// From how many cars a project is one (准入台数), how many days a filing holds (报备有效期) and how often a customer is visited (维护回访): the
/// store's own from their day on, else 5 cars, 90 days and once in 90.
/// </summary>
[Needs(KeyAccountRights.See)]
internal sealed class KeyRules(Db db, ICalendar calendar) : IRead
{
    /// <summary>No day means the trade's.</summary>
    internal sealed record Row(DateOnly? EffectiveFrom, int EntryUnits, int FilingDays, int VisitDays);

    public static Row Trade { get; } = new(null, 5, 90, 90);

    private const string Sql = "select effective_from, entry_units, filing_days, visit_days from sales.key_rules where store_id = @store and effective_from <= @day order by effective_from desc limit 1";

    private const string ToComeSql = "select effective_from, entry_units, filing_days, visit_days from sales.key_rules where store_id = @store and effective_from > @day order by effective_from";

    /// <summary>As they hold on a day of the store; today when none is given.</summary>
    public async Task<Row> On(DateOnly? day, CancellationToken ct) => await db.Row<Row>(Sql, new { day = day ?? await calendar.Today(ct) }, ct) ?? Trade;

    /// <summary>What was set for days to come.</summary>
    public async Task<IReadOnlyList<Row>> ToCome(CancellationToken ct) => await db.Rows<Row>(ToComeSql, new { day = await calendar.Today(ct) }, ct);
}
