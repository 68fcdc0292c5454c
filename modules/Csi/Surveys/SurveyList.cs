using Dealership.Contracts.Admin;
using Dealership.Contracts.CustomerService;
using Dealership.Plugin;

namespace Dealership.Csi.Surveys;

/// <summary>The sample: who is to be asked, until when, and what became of it. Nobody finds here the cars he sold himself.</summary>
[Needs(Rights.SeeSample)]
internal sealed class SurveyList(Db db, Caller caller, TimeProvider clock, ICustomers customers, IPeople people, ICalendar calendar) : IRead
{
    /// <summary>As selected. State is <c>waiting</c>, <c>open</c>, <c>late</c>, <c>held</c> or <c>excluded</c>.</summary>
    internal sealed record Row(
        Guid Id, Guid CustomerId, Guid ConsultantId, string ModelCode, string VinTail, DateTimeOffset HandedOverAt, DateTimeOffset OpensAt, DateTimeOffset DueAt,
        string State, int Answered, int Tries, bool ContactWrong, bool LinkOut, string? Source, decimal? Index, string? Reason);

    internal sealed record Line(Row Survey, CustomerCard? Customer, string? Consultant);

    /// <summary>What to show; days of the handover are the store's, <c>After</c> is the last row of the page before: ticks_id.</summary>
    internal sealed record Filter(
        string? State = null, DateOnly? From = null, DateOnly? Until = null, string? VinTail = null, string? After = null, int Take = 50);

    /// <summary>The state that an address of the list means: who is to be asked now unless it says otherwise.</summary>
    public static string? StateOf(string? shown) => shown switch { null or "" => "open", "all" => null, _ => shown };

    internal sealed record Page(IReadOnlyList<Line> Rows, string? Next, int Total);

    /// <summary>Who may be asked in time comes by due time. Of what is late or over, the newest first.</summary>
    public static bool OldestFirst(string? state) => state is "open" or "waiting";

    private const string From = """
        from   csi.surveys s
        left   join csi.completions c on c.store_id = @store and c.survey_id = s.id
        left   join csi.exclusions x on x.store_id = @store and x.survey_id = s.id
        cross  join lateral (select case when x.survey_id is not null then 'excluded' when c.survey_id is not null then 'held'
                                         when s.opens_at > @now then 'waiting' when s.due_at < @now then 'late' else 'open' end as state) as st
        where  s.store_id = @store and s.consultant_id <> @me
          and  (@state::text is null or st.state = @state)
          and  (@from::timestamptz is null or s.handed_over_at >= @from)
          and  (@until::timestamptz is null or s.handed_over_at < @until)
          and  (@vinTail::text is null or s.vin_tail like '%' || @vinTail)
        """;

    private const string Columns = """
        select s.id, s.customer_id, s.consultant_id, s.model_code, s.vin_tail, s.handed_over_at, s.opens_at, s.due_at, st.state,
               (select count(*) from csi.answers a where a.store_id = @store and a.survey_id = s.id)::int as answered,
               (select count(*) from csi.attempts t where t.store_id = @store and t.survey_id = s.id)::int as tries,
               coalesce((select n.note = 'contact-wrong' from csi.contact_notes n where n.store_id = @store and n.delivery_id = s.delivery_id order by n.at desc limit 1), false) as contact_wrong,
               exists (select 1 from csi.links l where l.store_id = @store and l.survey_id = s.id and l.used_at is null and l.expires_at > @now) as link_out,
               c.source, c.score as index, x.reason
        """;

    private static string Sql(bool oldestFirst)
    {
        var (beyond, order) = oldestFirst ? (">", "asc") : ("<", "desc");
        return $"""
            {Columns}
            {From}
              and  (@afterAt::timestamptz is null or (s.opens_at, s.id) {beyond} (@afterAt::timestamptz, @afterId::uuid))
            order  by s.opens_at {order}, s.id {order}
            limit  @take;
            select count(*)::int from (select 1 {From} limit 1001) counted
            """;
    }

    public async Task<Page> Show(Filter filter, CancellationToken ct)
    {
        var zone = await calendar.Zone(ct);
        var (afterAt, afterId) = Cursor.Read(filter.After);
        var (rows, total) = await db.Both<Row, int>(Sql(OldestFirst(filter.State)), new
        {
            me = caller.PersonId,
            now = clock.GetUtcNow(),
            state = filter.State,
            take = filter.Take + 1,
            from = filter.From is { } f ? zone.StartOf(f) : (DateTimeOffset?)null,
            until = filter.Until is { } u ? zone.StartOf(u.AddDays(1)) : (DateTimeOffset?)null,
            vinTail = string.IsNullOrWhiteSpace(filter.VinTail) ? null : filter.VinTail.Trim().ToUpperInvariant(),
            afterAt,
            afterId,
        }, ct);
        var shown = rows.Take(filter.Take).ToArray();
        var cards = await customers.Cards([.. shown.Select(r => r.CustomerId).Distinct()], ct);
        var names = await people.Named([.. shown.Select(r => r.ConsultantId).Distinct()], ct);
        return new([.. shown.Select(r => new Line(r, cards.GetValueOrDefault(r.CustomerId), names.GetValueOrDefault(r.ConsultantId)?.Name))],
            rows.Count > filter.Take ? Cursor.Of(shown[^1].OpensAt, shown[^1].Id) : null, total[0]);
    }
}
