using Dealership.Plugin;
using Dealership.Plugin.Values;

namespace Dealership.CustomerService.Customers;

/// <summary>Customers, newest first, masked; found by phone tail, whole number, name or pinyin initials.</summary>
[Needs(Rights.SeeCustomers)]
internal sealed class CustomerList(Db db) : IRead
{
    /// <summary>One customer; <c>FollowUps</c> and <c>Complaints</c> are those still open.</summary>
    internal sealed record Row(Guid Id, string Name, string Phone, string Source, DateTimeOffset AddedAt, bool Stopped, int FollowUps, int Complaints);

    /// <summary>What to show. <c>Show</c> is <c>stopped</c> for do-not-contact, <c>no-consent</c> for those never asked.</summary>
    internal sealed record Filter(string? Search = null, string? Show = null, string? After = null, int Take = Cursor.Take);

    /// <summary>A page; the count stops at 1,001.</summary>
    internal sealed record Page(IReadOnlyList<Row> Rows, int Count, string? Next);

    /// <summary>
    /// Only what is asked for stands in the statement: one that could be any question is planned again each time, which took longer than answering.
    /// Behind the walls between stores PostgreSQL looks up by ^@ (begins with) and = any, never by like or in: those read all customers.
    /// </summary>
    private static string Where(Search search, string? show) => string.Concat(["c.store_id = @store and c.merged_into is null",
        // A number is one customer's at a store; one who was merged is found as whom he was merged into.
        search.Phone is null ? "" : " and c.id = (select coalesce(m.merged_into, m.id) from customer_service.customers m where m.store_id = @store and m.phone = @phone)",
        search.Tail is null ? "" : " and c.phone_tail = @tail",
        search.Digits is null || search.Digits == search.Tail ? "" : " and c.phone like '%' || @digits",
        search.Initials is null ? "" : " and c.initials ^@ @initials",
        search.Name is null ? "" : " and c.name ^@ @name",
        show switch
        {
            "stopped" => " and c.id = any(array(select s.customer_id from customer_service.contact_stops s where s.store_id = @store and s.lifted_at is null))",
            "no-consent" => " and not exists (select 1 from customer_service.consents a where a.store_id = @store and a.customer_id = c.id)",
            _ => "",
        }]);

    private static string Sql(string where, string after) => $"""
        select count(*)::int from (select 1 from customer_service.customers c where {where} limit 1001) counted;
        select c.id, c.name, c.phone, c.source, c.added_at,
               exists (select 1 from customer_service.contact_stops s where s.store_id = @store and s.customer_id = c.id and s.lifted_at is null) as stopped,
               (select count(*) from customer_service.follow_ups f where f.store_id = @store and f.customer_id = c.id and f.ended_at is null and f.withdrawn_at is null)::int as follow_ups,
               (select count(*) from customer_service.complaints p where p.store_id = @store and p.customer_id = c.id and p.closed_at is null)::int as complaints
        from   customer_service.customers c
        where  {where}{after}
        order  by c.added_at desc, c.id desc
        limit  @take
        """;

    public async Task<Page> Show(Filter filter, CancellationToken ct)
    {
        var (at, id) = Cursor.Read(filter.After);
        var search = Search.Of(filter.Search);
        var (count, rows) = await db.Both<int, Row>(Sql(Where(search, filter.Show), at is null ? "" : " and (c.added_at, c.id) < (@at, @id)"), new
        {
            search.Phone,
            search.Digits,
            search.Tail,
            search.Initials,
            search.Name,
            at,
            id,
            take = filter.Take + 1,
        }, ct);
        var shown = rows.Take(filter.Take).Select(r => r with { Name = PersonName.Mask(r.Name), Phone = Masked.Phone(r.Phone) }).ToArray();
        return new(shown, count[0], rows.Count > filter.Take ? Cursor.Of(shown[^1].AddedAt, shown[^1].Id) : null);
    }
}
