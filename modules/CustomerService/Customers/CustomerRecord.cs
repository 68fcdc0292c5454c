using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Plugin;
using Dealership.Plugin.Values;

namespace Dealership.CustomerService.Customers;

/// <summary>
/// One customer: masked, or in full for whoever gave a reason in the last ten minutes; what he agreed to, who looked, and
/// which records became one. An id that was merged away shows the record kept.
/// </summary>
[Needs(Rights.SeeCustomers)]
internal sealed class CustomerRecord(Db db, Caller caller, TimeProvider clock, IPeople people) : IRead
{
    internal sealed record View(
        Guid Id, string Name, string Phone, bool InFull, string Source, DateTimeOffset AddedAt, string AddedBy, DateTimeOffset? CorrectedAt, Stop? Stop,
        IReadOnlyList<Word> Words, IReadOnlyList<Look> Looks, IReadOnlyList<Merged> Merges, IReadOnlyList<Delivery> Deliveries, IReadOnlyList<Case> Complaints);

    internal sealed record Stop(string Reason, DateTimeOffset At, string By);

    /// <summary>The last word on a purpose and channel.</summary>
    internal sealed record Word(string Purpose, string Channel, int Version, bool Given, int Wording, DateTimeOffset At, string By);

    internal sealed record Look(DateTimeOffset At, string By, Text Reason, bool Asked);

    internal sealed record Merged(Guid Id, string Name, string Phone, string Reason, DateTimeOffset At, string By, DateTimeOffset? UndoneAt, bool MayBeUndone);

    internal sealed record Delivery(Guid DeliveryId, string Model, string VinTail, DateTimeOffset HandedOverAt, DateTimeOffset DueAt, DateTimeOffset? EndedAt, string? EndedAs, bool Withdrawn);

    internal sealed record Case(Guid Id, string Number, int Level, string Theme, DateTimeOffset OpenedAt, DateTimeOffset? ClosedAt);

    private const string Sql = """
        select c.id, c.name, c.phone, c.source, c.added_at, c.added_by, c.corrected_at,
               exists (select 1 from customer_service.reveals r
                       where r.store_id = @store and r.customer_id = c.id and r.person_id = @me and r.asked and r.at > @since) as in_full,
               s.reason as stop_reason, s.at as stopped_at, s.by_person as stopped_by
        from   customer_service.customers asked
        join   customer_service.customers c on c.store_id = @store and c.id = case when asked.merged_into is null then asked.id else asked.merged_into end
        left   join customer_service.contact_stops s on s.store_id = @store and s.customer_id = c.id and s.lifted_at is null
        where  asked.store_id = @store and asked.id = @id
        """;

    private const string WordsAndLooksSql = """
        select distinct on (purpose, channel) purpose, channel, version, given, wording, at, by_person from customer_service.consents
        where  store_id = @store and customer_id = @id order by purpose, channel, version desc;
        select at, person_id, reason_zh, reason_en, asked from customer_service.reveals
        where  store_id = @store and customer_id = @id order by at desc limit 20
        """;

    private const string MergesSql = """
        select m.id, g.name, g.phone, m.reason, m.at, m.by_person, m.undone_at
        from   customer_service.merges m join customer_service.customers g on g.store_id = @store and g.id = m.gone_id
        where  m.store_id = @store and m.kept_id = @id order by m.at desc
        """;

    private const string HistorySql = """
        select delivery_id, model, vin_tail, handed_over_at, due_at, ended_at, ended_as, withdrawn_at is not null as withdrawn
        from   customer_service.follow_ups where store_id = @store and customer_id = @id order by handed_over_at desc;
        select id, number, level, theme, opened_at, closed_at
        from   customer_service.complaints where store_id = @store and customer_id = @id and @complaints and about_person is distinct from @me order by opened_at desc
        """;

    public async Task<View?> Show(Guid asked, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var me = caller.PersonId;
        var c = await db.Row<Found>(Sql, new { id = asked, me, since = now - RevealCustomer.Lasts }, ct);
        if (c is null) return null;
        var (words, looks) = await db.Both<WordRow, LookRow>(WordsAndLooksSql, new { c.Id }, ct);
        var merges = await db.Rows<MergeRow>(MergesSql, new { c.Id }, ct);
        var (deliveries, complaints) = await db.Both<Delivery, Case>(HistorySql, new { c.Id, me, complaints = caller.May(Rights.SeeAllComplaints) }, ct);
        var names = await people.Named([.. looks.Select(l => l.PersonId), .. words.Select(w => w.ByPerson), .. merges.Select(m => m.ByPerson), c.AddedBy, c.StoppedBy ?? c.AddedBy], ct);
        string By(Guid id) => names.GetValueOrDefault(id)?.Name ?? "—";
        var inFull = c.InFull && caller.May(Rights.RevealCustomers);
        return new(c.Id, inFull ? c.Name : PersonName.Mask(c.Name), inFull ? c.Phone : Masked.Phone(c.Phone), inFull, c.Source, c.AddedAt, By(c.AddedBy), c.CorrectedAt,
            c.StopReason is null ? null : new(c.StopReason, c.StoppedAt!.Value, By(c.StoppedBy!.Value)),
            [.. words.Select(w => new Word(w.Purpose, w.Channel, w.Version, w.Given, w.Wording, w.At, By(w.ByPerson)))],
            [.. looks.Select(l => new Look(l.At, By(l.PersonId), new(l.ReasonZh, l.ReasonEn), l.Asked))],
            [.. merges.Select(m => new Merged(m.Id, PersonName.Mask(m.Name), Masked.Phone(m.Phone), m.Reason, m.At, By(m.ByPerson), m.UndoneAt, m.UndoneAt is null && m.At > now.AddDays(-UndoMerge.Days)))],
            deliveries, complaints);
    }

    private sealed record Found(
        Guid Id, string Name, string Phone, string Source, DateTimeOffset AddedAt, Guid AddedBy, DateTimeOffset? CorrectedAt, bool InFull, string? StopReason,
        DateTimeOffset? StoppedAt, Guid? StoppedBy);

    private sealed record WordRow(string Purpose, string Channel, int Version, bool Given, int Wording, DateTimeOffset At, Guid ByPerson);

    private sealed record LookRow(DateTimeOffset At, Guid PersonId, string ReasonZh, string ReasonEn, bool Asked);

    private sealed record MergeRow(Guid Id, string Name, string Phone, string Reason, DateTimeOffset At, Guid ByPerson, DateTimeOffset? UndoneAt);
}
