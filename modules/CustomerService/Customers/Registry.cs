using Dealership.Contracts;
using Dealership.Contracts.CustomerService;
using Dealership.Plugin;
using Dealership.Plugin.Values;

namespace Dealership.CustomerService.Customers;

/// <summary>Answers other departments about customers: masked, or in full with the look logged.</summary>
internal sealed class Registry(Db db, Caller caller, TimeProvider clock) : ICustomers
{
    // A case and not coalesce: behind the walls between stores PostgreSQL looks nothing up by what coalesce answers, and reads all customers. A selected
    // list: by one that it sees it would plan anew each time, which takes thirty times as long as looking one up.
    private const string CardsSql = """
        select asked.id as asked, c.id, c.name, c.phone,
               exists (select 1 from customer_service.contact_stops s where s.store_id = @store and s.customer_id = c.id and s.lifted_at is null) as stopped
        from   customer_service.customers asked
        join   customer_service.customers c on c.store_id = @store and c.id = case when asked.merged_into is null then asked.id else asked.merged_into end
        where  asked.store_id = @store and asked.id = any((select @ids)::uuid[])
        """;

    public async Task<IReadOnlyDictionary<Guid, CustomerCard>> Cards(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        if (ids.Count == 0) return new Dictionary<Guid, CustomerCard>();
        var rows = await db.Rows<Row>(CardsSql, new { ids = ids.Distinct().ToArray() }, ct);
        return rows.ToDictionary(r => r.Asked, Card);
    }

    // The update changes nothing: it makes the statement answer the row that is there, also when somebody adds it this moment.
    private const string MeetSql = """
        with met as (
            insert into customer_service.customers (store_id, id, name, initials, phone, source, added_at, added_by)
            values (@store, @id, @name, @initials, @phone, @source, @now, @by)
            on conflict on constraint one_customer_per_phone do update set phone = excluded.phone
            returning id, name, phone, merged_into
        ), card as (
            select id as asked, id, name, phone from met where merged_into is null
            union all
            select met.id, c.id, c.name, c.phone from met join customer_service.customers c on c.store_id = @store and c.id = met.merged_into
        )
        select asked, id, name, phone,
               exists (select 1 from customer_service.contact_stops s where s.store_id = @store and s.customer_id = card.id and s.lifted_at is null) as stopped
        from   card
        """;

    public async Task<Guid> FindOrAdd(NewCustomer customer, CancellationToken ct) => (await Meet(customer, ct)).Id;

    public async Task<CustomerCard> Meet(NewCustomer customer, CancellationToken ct)
    {
        if (!PhoneNumber.TryRead(customer.Phone, out var phone, out var problem))
            throw new ArgumentException(problem.En, nameof(customer));
        var name = customer.Name.Trim();
        var met = await db.Row<Row>(MeetSql, new
        {
            id = Guid.CreateVersion7(),
            name,
            initials = Initials.Of(name),
            phone = phone.Value,
            source = customer.Source,
            now = clock.GetUtcNow(),
            by = caller.PersonId,
        }, ct);
        return Card(met!);
    }

    private static CustomerCard Card(Row row) => new(row.Id, PersonName.Mask(row.Name), Masked.Phone(row.Phone), row.Stopped);

    public async Task<Guid?> Known(string? phone, CancellationToken ct) => PhoneNumber.TryRead(phone, out var read, out _)
        ? await db.Row<Guid?>("select coalesce(merged_into, id) from customer_service.customers where store_id = @store and phone = @phone", new { phone = read.Value }, ct)
        : null;

    // One statement: nobody sees a number without the log saying so. The same task within ten minutes is one look.
    private const string RevealSql = """
        with seen as (
            select c.id, c.name, c.phone
            from   customer_service.customers asked
            join   customer_service.customers c on c.store_id = @store and c.id = case when asked.merged_into is null then asked.id else asked.merged_into end
            where  asked.store_id = @store and asked.id = @id
              and  not exists (select 1 from customer_service.contact_stops s where s.store_id = @store and s.customer_id = c.id and s.lifted_at is null)
        ), logged as (
            insert into customer_service.reveals (store_id, id, customer_id, person_id, at, reason_zh, reason_en, asked)
            select @store, @look, id, @person, @now, @zh, @en, false from seen
            where  not exists (select 1 from customer_service.reveals r where r.store_id = @store and r.customer_id = seen.id
                               and r.person_id = @person and r.reason_zh = @zh and r.at > @since)
        )
        select id, name, phone from seen
        """;

    public async Task<CustomerContact?> Reveal(Guid id, Text reason, CancellationToken ct)
    {
        if (!caller.May(Rights.ContactCustomers)) return null;
        return await db.Row<CustomerContact>(RevealSql, new
        {
            id,
            look = Guid.CreateVersion7(),
            person = caller.PersonId,
            now = clock.GetUtcNow(),
            since = clock.GetUtcNow() - RevealCustomer.Lasts,
            zh = reason.Zh,
            en = reason.En,
        }, ct);
    }

    private sealed record Row(Guid Asked, Guid Id, string Name, string Phone, bool Stopped);
}
