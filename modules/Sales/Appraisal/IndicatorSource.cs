using Dealership.Contracts;
using Dealership.Sales.Showroom;

namespace Dealership.Sales.Appraisal;

/// <summary>How rows make a figure.</summary>
internal enum Figure
{
    /// <summary>How many there are; none is a real nought.</summary>
    Count,
    /// <summary>Percent of the rows that are good; without rows there is no figure.</summary>
    Share,
    /// <summary>Mean of what the rows say; without enough of them there is no figure.</summary>
    Mean,
}

/// <summary>
/// A figure that the system knows (数据来源). Its SQL answers person, subject, at, good, amount of a month: a consultant is given his own
/// rows, whoever leads others all of them. Takes <c>@from</c>, <c>@until</c>, <c>@first</c>, <c>@last</c>, <c>@now</c>.
/// </summary>
internal sealed record IndicatorSource(string Code, Text Name, Text Unit, Figure Figure, string Sql, string? Record)
{
    public const string Hand = "hand";

    private const string Month = "between @first::date and @last::date";

    private const string Contacts = $"""
        select p.consultant_id as person, p.id as subject, p.due_at as at, coalesce(c.at <= p.due_at, false) as good, 1::numeric as amount
        from   sales.next_contacts p left join sales.contacts c on c.store_id = @store and c.id = p.contact_id
        where  p.store_id = @store and p.due_on {Month} and p.dropped_at is null and (p.contact_id is not null or p.due_at < @now)
        """;

    public static IReadOnlyList<IndicatorSource> All { get; } =
    [
        new("deliveries", new("交车台数", "Vehicles handed over"), new("台", "vehicles"), Figure.Count, """
            select d.consultant_id as person, d.id as subject, d.handed_over_at as at, true as good, 1::numeric as amount from sales.deliveries d
            where  d.store_id = @store and d.handed_over_at >= @from and d.handed_over_at < @until
              and  not exists (select 1 from sales.delivery_cancellations x where x.store_id = @store and x.delivery_id = d.id)
            """, "/sales/deliveries/"),
        new("filing-rate", new("留档率", "Filing rate"), new("%", "%"), Figure.Share, $"""
            select v.consultant_id as person, v.id as subject, v.arrived_at as at, {VisitView.IsFiled} as good, 1::numeric as amount from sales.visits v
            where  v.store_id = @store and v.day {Month} and ({VisitView.IsFiled} or {VisitView.IsUnfiled})
            """, "/sales/showroom/"),
        new("contacts-on-time", new("跟进及时率", "Follow-ups made in time"), new("%", "%"), Figure.Share, Contacts, "/sales/contacts/"),
        new("contacts-late", new("逾期跟进", "Follow-ups late or not made"), new("次", "times"), Figure.Count, $"select * from ({Contacts}) c where not c.good", "/sales/contacts/"),
        new("log-complete", new("来店登记完整率", "Complete lines of the traffic log"), new("%", "%"), Figure.Share, $"""
            select v.consultant_id as person, v.id as subject, v.arrived_at as at, v.kind is not null and v.left_at is not null as good, 1::numeric as amount from sales.visits v
            where  v.store_id = @store and v.day {Month}
            """, "/sales/showroom/"),
        new("referrals", new("转介绍建卡", "Cards opened by referral"), new("张", "cards"), Figure.Count, """
            select c.consultant_id as person, c.id as subject, c.opened_at as at, true as good, 1::numeric as amount from sales.cards c
            where  c.store_id = @store and c.source = 'referral' and c.opened_at >= @from and c.opened_at < @until
            """, "/sales/cards/"),
        new("days-closed", new("展厅日清及时率", "Showroom days closed the same day"), new("%", "%"), Figure.Share, $"""
            select null::uuid as person, d.id as subject, d.opened_at as at, coalesce(d.closed_at < ((d.day + 1)::timestamp at time zone @zone), false) as good, 1::numeric as amount
            from   sales.showroom_days d where d.store_id = @store and d.day {Month}
            """, "/sales/showroom/days/"),
        new("rounds-5s", new("5S检查完成率（有来店的日子，每天两次）", "5S rounds walked (two a day with visitors)"), new("%", "%"), Figure.Share, $"""
            select null::uuid as person, d.id as subject, d.opened_at as at, w.walked >= n.n as good, 1::numeric as amount
            from   sales.showroom_days d cross join generate_series(1, 2) as n(n)
            cross  join lateral (select count(*) as walked from sales.rounds_walked r
                                 where r.store_id = @store and r.list = '{ShowroomLists.FiveS}' and (r.at at time zone @zone)::date = d.day) w
            where  d.store_id = @store and d.day {Month} and exists (select 1 from sales.rounds_walked r where r.store_id = @store)
            """, "/sales/showroom/days/"),
        // Single answers are nobody's here: neither the assessed nor his manager sees which buyer said what.
        new("satisfaction", new("内部满意度SSI", "Internal satisfaction SSI"), new("分", "points"), Figure.Mean, """
            select d.consultant_id as person, s.survey_id as subject, s.at as at, true as good, s.score as amount
            from   sales.handover_scores s join sales.deliveries d on d.store_id = @store and d.id = s.delivery_id
            where  s.store_id = @store and s.at >= @from and s.at < @until
            """, null),
    ];

    public static IndicatorSource? Of(string? code) => All.FirstOrDefault(s => s.Code == code);

    public static bool Is(string? code) => code == Hand || Of(code) is not null;

    public static Text NameOf(string code) => Of(code)?.Name ?? new("人工录入", "Entered by hand");

    public static Text UnitOf(string code) => Of(code)?.Unit ?? new("", "");
}
