using Dealership.Contracts.Admin;
using Dealership.CustomerService.Customers;
using Dealership.Plugin;
using Dealership.Plugin.Values;

namespace Dealership.CustomerService.FollowUps;

/// <summary>
/// Follow-ups, the longest due first: who is to be called (今日外呼), or exactly the rows behind a figure of <see cref="FollowUpRates"/>.
/// Names and numbers are masked; whoever may not see customers gets neither.
/// </summary>
[Needs(Rights.SeeFollowUps)]
internal sealed class CallQueue(Db db, Caller caller, TimeProvider clock, ICalendar calendar, IPeople people) : IRead
{
    /// <summary>One follow-up. <c>NextAt</c> is when to call next; nothing when it is over. <c>DueOn</c> is the last day in time.</summary>
    internal sealed record Line(
        Guid DeliveryId, Guid CustomerId, string? Name, string? Phone, string Model, string VinTail, string? Consultant, DateTimeOffset HandedOverAt, DateTimeOffset DueAt,
        bool Late, bool EnteredLate, int Attempts, string? LastOutcome, DateTimeOffset? LastAt, DateTimeOffset? NextAt, bool Stopped, string? EndedAs, DateTimeOffset? EndedAt, DateOnly DueOn);

    /// <summary>
    /// What to show: <c>open</c> (default), <c>late</c>, <c>ended</c>, or of those due in the days given: <c>owed</c>,
    /// <c>attempted</c>, <c>missed</c>, <c>spoken</c>, <c>unspoken</c>. Days are the store's last days in time.
    /// </summary>
    internal sealed record Filter(string? Show = null, DateOnly? From = null, DateOnly? Until = null, string? After = null, int Take = Cursor.Take);

    internal sealed record Page(IReadOnlyList<Line> Rows, int Count, string? Next);

    // Tried, or spoken to, before the window closed; struck-out calls prove nothing.
    internal const string Tried = "exists (select 1 from customer_service.calls c where c.store_id = @store and c.delivery_id = f.delivery_id and c.voided_at is null and c.at <= f.due_at)";
    internal const string Spoken = "exists (select 1 from customer_service.calls c where c.store_id = @store and c.delivery_id = f.delivery_id and c.voided_at is null and c.reached and c.at <= f.due_at)";

    private const string Where = $"""
        f.store_id = @store and f.withdrawn_at is null
          and case @show
              when 'open' then f.ended_at is null
              when 'late' then f.ended_at is null and f.due_at < @now
              when 'ended' then f.ended_at is not null
              else f.due_at < @now end
          and (@show <> 'attempted' or {Tried}) and (@show <> 'missed' or not {Tried})
          and (@show <> 'spoken' or {Spoken}) and (@show <> 'unspoken' or not {Spoken})
          and (@from::timestamptz is null or f.due_at >= @from) and (@until::timestamptz is null or f.due_at < @until)
        """;

    private const string Sql = $"""
        select count(*)::int from (select 1 from customer_service.follow_ups f where {Where} limit 1001) counted;
        select f.delivery_id, f.customer_id, k.name, k.phone, f.model, f.vin_tail, f.consultant_id, f.handed_over_at, f.due_at, f.entered_late,
               exists (select 1 from customer_service.contact_stops s where s.store_id = @store and s.customer_id = f.customer_id and s.lifted_at is null) as stopped,
               f.ended_as, f.ended_at
        from   customer_service.follow_ups f
        left   join customer_service.customers k on k.store_id = @store and k.id = f.customer_id
        where  {Where} and (@at::timestamptz is null or (f.due_at, f.delivery_id) > (@at::timestamptz, @id::uuid))
        order  by f.due_at, f.delivery_id
        limit  @take
        """;

    private const string CallsSql = """
        select delivery_id, at, outcome, next_at from customer_service.calls
        where  store_id = @store and delivery_id = any(@ids) and voided_at is null order by attempt
        """;

    public async Task<Page> Show(Filter filter, CancellationToken ct)
    {
        var (zone, now) = (await calendar.Zone(ct), clock.GetUtcNow());
        var (at, id) = Cursor.Read(filter.After);
        var (count, rows) = await db.Both<int, Row>(Sql, new
        {
            show = filter.Show ?? "open",
            now,
            at,
            id,
            take = filter.Take + 1,
            from = filter.From is { } f ? zone.At(f, 0) : (DateTimeOffset?)null,
            until = filter.Until is { } u ? zone.At(u, 24) : (DateTimeOffset?)null,
        }, ct);
        var shown = rows.Take(filter.Take).ToArray();
        var calls = (await db.Rows<Call>(CallsSql, new { ids = shown.Select(r => r.DeliveryId).ToArray() }, ct)).ToLookup(c => c.DeliveryId);
        var names = await people.Named([.. shown.Select(r => r.ConsultantId).Distinct()], ct);
        var mayName = caller.May(Rights.SeeCustomers);
        return new([.. shown.Select(r =>
        {
            var tries = calls[r.DeliveryId].ToArray();
            var last = tries.LastOrDefault();
            return new Line(r.DeliveryId, r.CustomerId, mayName && r.Name is not null ? PersonName.Mask(r.Name) : null, mayName && r.Phone is not null ? Masked.Phone(r.Phone) : null,
                r.Model, r.VinTail, names.GetValueOrDefault(r.ConsultantId)?.Name, r.HandedOverAt, r.DueAt, r.EndedAt is null && r.DueAt < now, r.EnteredLate, tries.Length,
                last?.Outcome, last?.At, r.EndedAt is null && !r.Stopped ? CallingHours.Next(zone, now, [.. tries.Select(t => t.At)], last?.NextAt) : null, r.Stopped, r.EndedAs, r.EndedAt, zone.DayOf(r.DueAt));
        })], count[0], rows.Count > filter.Take ? Cursor.Of(shown[^1].DueAt, shown[^1].DeliveryId) : null);
    }

    private sealed record Row(
        Guid DeliveryId, Guid CustomerId, string? Name, string? Phone, string Model, string VinTail, Guid ConsultantId, DateTimeOffset HandedOverAt, DateTimeOffset DueAt,
        bool EnteredLate, bool Stopped, string? EndedAs, DateTimeOffset? EndedAt);

    private sealed record Call(Guid DeliveryId, DateTimeOffset At, string Outcome, DateTimeOffset? NextAt);
}
