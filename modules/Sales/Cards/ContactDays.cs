using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Cards;

/// <summary>
/// Within how many days a customer of each level is contacted again (各等级下次跟踪日期), and after how many a card is silent: the store's
/// own from their day on, else what the trade does.
/// </summary>
[Needs(CardRights.See)]
internal sealed class ContactDays(Db db, ICalendar calendar) : IRead
{
    public const string Silence = "silence";

    /// <summary>After a first visit: within 24 hours, whatever the level.</summary>
    public const string First = "first";
    private const int SilentAfter = 15;
    private const int FirstWithin = 1;

    /// <summary>One line and since when; no day means the trade's.</summary>
    internal sealed record Row(string Code, DateOnly? EffectiveFrom, int Days);

    private const string Sql = """
        select distinct on (code) code, effective_from, days from sales.contact_days
        where  store_id = @store and effective_from <= @day order by code, effective_from desc
        """;

    private const string ToComeSql = "select code, effective_from, days from sales.contact_days where store_id = @store and effective_from > @day order by effective_from, code";

    /// <summary>The levels, the silence and the first contact after a visit as they hold on a day of the store; today when none is given.</summary>
    public async Task<IReadOnlyList<Row>> On(DateOnly? day, CancellationToken ct)
    {
        var own = (await db.Rows<Row>(Sql, new { day = day ?? await calendar.Today(ct) }, ct)).ToDictionary(r => r.Code);
        return [.. Level.All.Select(l => own.GetValueOrDefault(l.Code, new(l.Code, null, l.Days))), own.GetValueOrDefault(Silence, new(Silence, null, SilentAfter)), own.GetValueOrDefault(First, new(First, null, FirstWithin))];
    }

    /// <summary>What was set for days to come.</summary>
    public async Task<IReadOnlyList<Row>> ToCome(CancellationToken ct) => await db.Rows<Row>(ToComeSql, new { day = await calendar.Today(ct) }, ct);

    /// <summary>Of one line, today.</summary>
    public async Task<int> Of(string code, CancellationToken ct) => (await On(null, ct)).Single(r => r.Code == code).Days;

    /// <summary>Who was last contacted before this instant, and should have been since, is silent.</summary>
    public async Task<DateTimeOffset> SilentSince(DateTimeOffset now, CancellationToken ct) => now.AddDays(-await Of(Silence, ct));

    /// <summary>
    /// The day of the next contact: what the consultant chose, no later than the level asks; without a choice that day, or tomorrow
    /// where he was not reached.
    /// </summary>
    public static DateOnly Next(DateOnly today, DateOnly? chosen, int days, bool reached)
    {
        var latest = today.AddDays(days);
        var meant = chosen ?? (reached ? latest : today.AddDays(1));
        return meant < latest ? meant : latest;
    }
}
