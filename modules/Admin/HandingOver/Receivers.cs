using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.HandingOver;

/// <summary>Who could receive a block, for whoever may name one: everybody who works here but he himself.</summary>
[OpenTo]
internal sealed class Receivers(Db db, Concerned concerned, ICalendar calendar) : IRead
{
    internal sealed record Row(Guid Id, string Name, string[] PositionsZh, string[] PositionsEn);

    private const string Sql = """
        select p.id, p.name,
               coalesce(array_agg(o.name_zh order by o.sort) filter (where o.code is not null), '{}') as positions_zh,
               coalesce(array_agg(o.name_en order by o.sort) filter (where o.code is not null), '{}') as positions_en
        from   admin.people p
        left   join admin.holders_on(@store, @today) h on h.person_id = p.id
        left   join admin.positions o on o.store_id = @store and o.code = h.position_code
        where  p.store_id = @store and p.id <> @person and p.joined_on <= @today and (p.left_on is null or p.left_on > @today)
        group  by p.id, p.name, p.number
        order  by min(o.sort), p.number
        """;

    public async Task<IReadOnlyList<Row>> Show(Guid person, CancellationToken ct) =>
        await concerned.Opens(person, ct) ? await db.Rows<Row>(Sql, new { person, today = await calendar.Today(ct) }, ct) : [];
}
