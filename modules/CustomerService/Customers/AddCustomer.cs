using Dealership.Plugin;
using Dealership.Plugin.Values;

namespace Dealership.CustomerService.Customers;

/// <summary>Registers a customer (客户). A number that is known is not registered again: the form shows whose it is.</summary>
[Needs(Rights.AddCustomers)]
internal sealed class AddCustomer(Db db, Caller caller, TimeProvider clock) : IDuty
{
    internal sealed class Form
    {
        public string? Name { get; set; }
        public string? Phone { get; set; }
        /// <summary>Where he comes from, in a word; <c>hand</c> when nothing is said.</summary>
        public string? Source { get; set; }
    }

    internal const int LongestName = 60;

    private const string Sql = """
        insert into customer_service.customers (store_id, id, name, initials, phone, source, added_at, added_by)
        values (@store, @id, @name, @initials, @phone, @source, @now, @by)
        on conflict on constraint one_customer_per_phone do nothing
        returning id
        """;

    private const string KnownSql = """
        select k.name from customer_service.customers c
        join   customer_service.customers k on k.store_id = @store and k.id = case when c.merged_into is null then c.id else c.merged_into end
        where  c.store_id = @store and c.phone = @phone
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var name = form.Name?.Trim() ?? "";
        var readable = PhoneNumber.TryRead(form.Phone, out var phone, out var problem);
        var problems = new Problems()
            .When(name.Length is 0 or > LongestName, nameof(form.Name), "请填写姓名。", "Enter the name.")
            .When(!readable, nameof(form.Phone), problem.Zh, problem.En);
        if (problems.Any) return problems.Refusal();
        var id = await db.Row<Guid?>(Sql, new
        {
            id = Guid.CreateVersion7(),
            name,
            initials = Initials.Of(name),
            phone = phone.Value,
            source = string.IsNullOrWhiteSpace(form.Source) ? "hand" : form.Source.Trim(),
            now = clock.GetUtcNow(),
            by = caller.PersonId,
        }, ct);
        if (id is not null) return Outcome.Done(id, new("客户已登记", "Customer registered"));
        var known = PersonName.Mask(await db.Row<string>(KnownSql, new { phone = phone.Value }, ct));
        return problems.When(true, nameof(form.Phone), $"这个号码已经登记，是{known}（{phone.Masked}）。请直接选用。",
            $"This number is registered already: {known} ({phone.Masked}). Choose that customer.").Refusal();
    }
}
