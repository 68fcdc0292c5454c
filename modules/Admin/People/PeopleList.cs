using Dealership.Admin.Permissions;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.People;

/// <summary>The staff by employee number, with the positions each holds today.</summary>
[Needs(Rights.SeePeople)]
internal sealed class PeopleList(Db db, ICalendar calendar) : IRead
{
    /// <summary>A person; positions as people say them, in both languages and the same order.</summary>
    internal sealed record Row(
        Guid Id, string Number, string Name, string[] PositionsZh, string[] PositionsEn, string? Login, DateOnly JoinedOn, DateOnly? LeftOn);

    /// <summary>What to show; <c>After</c> is the last row of the page before: its number.</summary>
    internal sealed record Filter(string? Search = null, string? Position = null, bool Left = false, string? After = null, int Take = 50);

    internal sealed record Page(IReadOnlyList<Row> Rows, string? Next, int Count);

    private const string Where = """
        from   admin.people p
        where  p.store_id = @store and (p.left_on is not null and p.left_on <= @today) = @left
          and  (@search::text is null or p.name like '%' || @search || '%' or lower(p.number) like lower(@search) || '%')
          and  (@position::text is null or exists (
                select 1 from admin.holdings h where h.store_id = @store and h.person_id = p.id and h.position_code = @position
                and h.since <= @today and (h.until is null or @today < h.until)))
        """;

    private const string Sql = $"""
        select count(*)::int from (select 1 {Where} limit 1001) counted;
        select p.id, p.number, p.name,
               coalesce((select array_agg(o.name_zh order by o.sort, o.code) {Held}), '{"{}"}') as positions_zh,
               coalesce((select array_agg(o.name_en order by o.sort, o.code) {Held}), '{"{}"}') as positions_en,
               (select l.login from admin.logins l where l.store_id = @store and l.person_id = p.id) as login,
               p.joined_on, p.left_on
        {Where} and (@after::text is null or p.number > @after)
        order  by p.number limit @take
        """;

    private const string Held = """
        from admin.holdings h join admin.positions o on o.store_id = @store and o.code = h.position_code
        where h.store_id = @store and h.person_id = p.id and h.since <= @today and (h.until is null or @today < h.until)
        """;

    public async Task<Page> Show(Filter filter, CancellationToken ct)
    {
        var (counts, rows) = await db.Both<int, Row>(Sql, new
        {
            search = Blank(filter.Search),
            position = Blank(filter.Position),
            left = filter.Left,
            after = Blank(filter.After),
            take = filter.Take + 1,
            today = await calendar.Today(ct),
        }, ct);
        var shown = rows.Take(filter.Take).ToArray();
        return new(shown, rows.Count > filter.Take ? shown[^1].Number : null, counts[0]);
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
