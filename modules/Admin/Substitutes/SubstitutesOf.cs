using Dealership.Admin.Permissions;
using Dealership.Plugin;

namespace Dealership.Admin.Substitutes;

/// <summary>When somebody was, is or will be away and who stands in; and for whom he does. Newest first.</summary>
[Needs(Rights.SeePeople)]
internal sealed class SubstitutesOf(Db db, TimeProvider clock) : IRead
{
    /// <summary>As selected; the state is now, later, past or ended.</summary>
    internal sealed record Row(
        Guid Id, Guid PersonId, string Person, string Position, string PositionZh, string PositionEn, string Substitute, DateOnly Since, DateOnly Last,
        string Reason, string Words, string By, DateTimeOffset SaidAt, string State);

    private const string Sql = """
        select b.id, b.person_id, p.name as person, b.position_code as position, o.name_zh as position_zh, o.name_en as position_en, q.name as substitute,
               b.since, b.until - 1 as last, b.reason, b.words, y.name as by, b.said_at,
               case when b.ended_at is not null then 'ended' when b.until <= d.today then 'past' when b.since > d.today then 'later' else 'now' end as state
        from   (select (@now at time zone zone)::date as today from admin.stores where store_id = @store) d
        cross  join admin.substitutions b
        join   admin.people p on p.store_id = @store and p.id = b.person_id
        join   admin.people q on q.store_id = @store and q.id = b.substitute_id
        join   admin.people y on y.store_id = @store and y.id = b.said_by
        join   admin.positions o on o.store_id = @store and o.code = b.position_code
        where  b.store_id = @store and (b.person_id = @person or b.substitute_id = @person)
        order  by b.since desc, b.said_at desc
        limit  100
        """;

    public Task<IReadOnlyList<Row>> Show(Guid person, CancellationToken ct) => db.Rows<Row>(Sql, new { person, now = clock.GetUtcNow() }, ct);
}
