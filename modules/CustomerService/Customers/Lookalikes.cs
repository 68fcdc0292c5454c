using Dealership.Plugin;
using Dealership.Plugin.Values;

namespace Dealership.CustomerService.Customers;

/// <summary>Who has this number already, asked while it is being typed: nobody until the number is whole.</summary>
[Needs(Rights.SeeCustomers)]
internal sealed class Lookalikes(Db db, Caller caller) : IRead
{
    /// <summary>A customer as every form may show him: masked.</summary>
    internal sealed record Row(Guid Id, string Label, string Hint)
    {
        /// <summary>Address of his record.</summary>
        public string Href => $"/customer-service/customers/{Id}";
    }

    private const string Sql = """
        select k.id, k.name, k.phone,
               exists (select 1 from customer_service.contact_stops s where s.store_id = @store and s.customer_id = k.id and s.lifted_at is null) as stopped
        from   customer_service.customers c
        join   customer_service.customers k on k.store_id = @store and k.id = case when c.merged_into is null then c.id else c.merged_into end
        where  c.store_id = @store and (c.phone = @phone::text or c.id = @id::uuid)
        """;

    private const string PickSql = """
        select c.id, c.name, c.phone,
               exists (select 1 from customer_service.contact_stops s where s.store_id = @store and s.customer_id = c.id and s.lifted_at is null) as stopped
        from   customer_service.customers c
        where  c.store_id = @store and c.merged_into is null
          and  (c.phone = @phone or ((c.phone_tail = @tail and (@tail = @digits or c.phone like '%' || @digits)) or (@tail::text is null and c.phone like '%' || @digits)) or c.initials ^@ @initials or c.name ^@ @name)
        order  by c.added_at desc
        limit  10
        """;

    /// <summary>The one with this id.</summary>
    public async Task<Row?> One(Guid id, CancellationToken ct) => Show(await db.Rows<Found>(Sql, new { id, phone = (string?)null }, ct)) is [var row] ? row : null;

    /// <summary>By the whole number, however it is typed.</summary>
    public async Task<IReadOnlyList<Row>> Like(string? phone, CancellationToken ct) => PhoneNumber.TryRead(phone, out var read, out _)
        ? Show(await db.Rows<Found>(Sql, new { id = (Guid?)null, phone = read.Value }, ct))
        : [];

    /// <summary>For choosing a customer in a form: by tail, number, initials or name, from the second character on.</summary>
    public async Task<IReadOnlyList<Row>> Pick(string? typed, CancellationToken ct)
    {
        if ((typed?.Trim().Length ?? 0) < (typed?.Any(c => c > 0x2E80) == true ? 1 : 2)) return [];
        var search = Search.Of(typed);
        return Show(await db.Rows<Found>(PickSql, new { search.Phone, search.Digits, search.Tail, search.Initials, search.Name }, ct));
    }

    private Row[] Show(IEnumerable<Found> found) => [.. found.Select(f => new Row(f.Id, PersonName.Mask(f.Name), Masked.Phone(f.Phone) + (!f.Stopped ? "" : caller.Language == "en" ? " · do not contact" : " · 拒绝联系")))];

    private sealed record Found(Guid Id, string Name, string Phone, bool Stopped);
}
