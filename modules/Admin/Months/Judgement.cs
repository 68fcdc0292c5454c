namespace Dealership.Admin.Months;

/// <summary>
/// One thing that was owed in a month and how it stood (判定): from the rows known at one instant, judged at another.
/// </summary>
/// <param name="Position">Of the obligation; nothing where the business counts something that no obligation stands for.</param>
/// <param name="Result">on-time, late, missed, exempt.</param>
/// <param name="Measured">Its cadence was the document's own or confirmed, so that it counts into the headline.</param>
internal sealed record Judgement(
    string Clause, Guid Subject, string? Position, Guid? HolderId, DateTimeOffset Due, DateTimeOffset? ProvenAt, string? Grade, string Result, bool Measured)
{
    /// <summary>Nothing about it is different. What nobody had an obligation for has no position of its own.</summary>
    public bool Same(Judgement other) => this with { Position = null } == other with { Position = null };

    /// <summary>Nothing but who holds it now: what is handed over afterwards is no other result.</summary>
    public bool SameButHolder(Judgement other) => Same(other with { HolderId = HolderId });

    /// <summary>
    /// Everything due in a month: what the business counts, as given, and the obligations of the other clauses that were not
    /// released. Takes @first, @until, @known, @at, @documented, @counted and the counted things @clauses, @subjects, @dues.
    /// </summary>
    public const string Sql = """
        with s as (select zone from admin.stores where store_id = @store),
        span as (select @first::date::timestamp at time zone zone as since, @until::date::timestamp at time zone zone as until from s),
        base as (
            select c.clause, c.subject, c.due from span, unnest(@clauses::text[], @subjects::uuid[], @dues::timestamptz[]) as c(clause, subject, due)
            where  c.due >= span.since and c.due < span.until
            union all
            select o.clause_code, o.subject, o.due_at from span, admin.obligations o
            where  o.store_id = @store and o.due_at >= span.since and o.due_at < span.until and o.heard_at <= @known and o.clause_code <> all(@counted)
              and  not exists (select 1 from admin.releases r where r.store_id = @store and r.clause_code = o.clause_code and r.subject = o.subject and r.heard_at <= @known)
        )
        select b.clause, b.subject, o.position_code as position, admin.holder_known(@store, o.id, o.holder_id, @known) as holder_id, b.due, p.at as proven_at, p.grade,
               case when p.at <= b.due then 'on-time'
                    when exists (select 1 from admin.exemptions x where x.store_id = @store and x.clause_code = b.clause and x.subject = b.subject
                                 and x.approved and x.decided_at <= @known and (x.expires_at is null or @at < x.expires_at)) then 'exempt'
                    when p.at is not null then 'late'
                    else 'missed' end as result,
               (o.period is null or b.clause = any(@documented) or exists (
                    select 1 from admin.cadence_confirmations c where c.store_id = @store and c.clause_code = b.clause
                    and c.effective_from <= (b.due at time zone s.zone)::date and c.confirmed_at <= @known)) as measured
        from   base b
        cross  join s
        left   join admin.obligations o on o.store_id = @store and o.clause_code = b.clause and o.subject = b.subject and o.heard_at <= @known
        left   join lateral (
            select e.at, e.grade from admin.evidence e
            where  e.store_id = @store and e.clause_code = b.clause and e.subject = b.subject and e.heard_at <= @known
              and  not exists (select 1 from admin.voidings v where v.store_id = @store and v.clause_code = e.clause_code and v.proof_id = e.proof_id and v.heard_at <= @known)
            order  by e.at limit 1) p on true
        """;
}
