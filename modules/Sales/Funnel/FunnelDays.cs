using System.Security.Cryptography;
using System.Text;
using Dealership.Contracts.Sales;

namespace Dealership.Sales.Funnel;

/// <summary>SQL about days of the funnel: which were touched, how a day is counted from the rows. Takes the store's <c>@zone</c>.</summary>
internal static class FunnelDays
{
    /// <summary>Who a row is counted for where it names nobody.</summary>
    public const string Nobody = "'00000000-0000-0000-0000-000000000000'::uuid";

    private const string Type = $"store_id = @store and type = '{nameof(FunnelDayTouched)}'";

    /// <summary>A table <c>touched</c> of days of which something was told that is not heard yet: what is kept of them may be old.</summary>
    public const string Touched = $"""
        waiting as (
            select body from sales.outbox where {Type}
            union all
            select body from sales.inbox where {Type} and done_at is null),
        touched as (
            select (body ->> 'day')::date as day from waiting where body ->> 'day' is not null
            union
            select (t.at::timestamptz at time zone @zone)::date from waiting, lateral (values (body ->> 'from'), (body ->> 'until')) t(at) where t.at is not null)
        """;

    /// <summary>
    /// Throws away news of <c>@days</c> that are counted next: all that it says is committed. What another worker holds it hears itself.
    /// </summary>
    public const string ThrowAway = $"""
        delete from sales.inbox where pos in (
            select pos from sales.inbox
            where  {Type} and done_at is null and coalesce((body ->> 'day')::date = any(@days), true)
              and  coalesce(((body ->> 'from')::timestamptz at time zone @zone)::date = any(@days), true) and coalesce(((body ->> 'until')::timestamptz at time zone @zone)::date = any(@days), true)
            order  by pos limit 10000 for update skip locked)
        """;

    /// <summary>A day <c>d.day</c> with its instants, as figures take it from a table <c>days</c>.</summary>
    public const string Day = "d.day, d.day::timestamp at time zone @zone as since, (d.day + 1)::timestamp at time zone @zone as before";

    /// <summary>Counts every daily figure on each day of <c>days</c>: day, code, consultant_id, times. What has one source is read once for all its figures.</summary>
    public static string CountSql { get; } = string.Join("\nunion all\n", Figure.All.Where(f => f.Daily).GroupBy(f => f.Source).Select(s => OfDays($"""
        select days.day, r.code, coalesce(r.consultant_id, {Nobody}) as consultant_id, count(*)::int as times
        from   days cross join lateral (select {s.Key.Columns}, f.code from {s.Key.From} cross join lateral (values {string.Join(", ", s.Select(f => $"('{f.Code}', {f.Which})"))}) f(code, counts) where {s.Key.Where} and f.counts) r
        group  by days.day, r.code, r.consultant_id
        """)));

    /// <summary>Of each of them instead of a month.</summary>
    private static string OfDays(string sql) => sql.Replace("@first", "days.day", StringComparison.Ordinal).Replace("@last", "days.day", StringComparison.Ordinal)
        .Replace("@from", "days.since", StringComparison.Ordinal).Replace("@until", "days.before", StringComparison.Ordinal);

    /// <summary>Stands for the figures as they are: what was counted by others is not theirs.</summary>
    public static string Figures { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CountSql)));

    /// <summary>The store's days were counted by these figures in this zone: a row <c>k</c>. Takes <c>@figures</c>.</summary>
    public const string Kept = "sales.funnel_counts k where k.store_id = @store and k.figures = @figures and k.zone = @zone";
}
