using Dealership.Admin.Permissions;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.Positions;

/// <summary>Every position with who holds it today; with nobody it is vacant (空岗), and what it owes is nobody's.</summary>
[Needs(Rights.SeePeople)]
internal sealed class PositionBoard(Db db, ICalendar calendar) : IRead
{
    /// <summary>A position; ids and names of its holders in the same order.</summary>
    internal sealed record Row(
        string Code, string NameZh, string NameEn, string? SuperiorCode, string Department, Guid[] HolderIds, string[] HolderNames)
    {
        public bool Vacant => HolderIds.Length == 0;
    }

    private const string Sql = """
        select o.code, o.name_zh, o.name_en, o.superior_code, o.department,
               coalesce(array_agg(p.id order by p.number) filter (where p.id is not null), '{}') as holder_ids,
               coalesce(array_agg(p.name order by p.number) filter (where p.id is not null), '{}') as holder_names
        from   admin.organisation_on(@store, @today) o
        left   join admin.holdings h on h.store_id = @store and h.position_code = o.code and h.since <= @today and (h.until is null or @today < h.until)
        left   join admin.people p on p.store_id = @store and p.id = h.person_id and (p.left_on is null or @today < p.left_on)
        where  o.open
        group  by o.code, o.name_zh, o.name_en, o.superior_code, o.department, o.sort
        order  by o.sort, o.code
        """;

    public async Task<IReadOnlyList<Row>> Show(CancellationToken ct) => await db.Rows<Row>(Sql, new { today = await calendar.Today(ct) }, ct);
}
