using Dealership.Plugin;
using Dealership.Plugin.Values;

namespace Dealership.CustomerService.Customers;

/// <summary>Corrects a customer's name or number; an empty field stays as it is, so nobody must see the old one first.</summary>
[Needs(Rights.AddCustomers)]
internal sealed class CorrectCustomer(Db db, Caller caller, TimeProvider clock) : IDuty
{
    internal sealed class Form
    {
        public Guid Id { get; set; }
        public string? Name { get; set; }
        public string? Phone { get; set; }
    }

    private const string Sql = """
        update customer_service.customers
        set    name = coalesce(@name, name), initials = coalesce(@initials, initials), phone = coalesce(@phone, phone), corrected_at = @now, corrected_by = @by
        where  store_id = @store and id = @Id and merged_into is null
          and  not exists (select 1 from customer_service.customers o where o.store_id = @store and o.phone = @phone and o.id <> @Id)
        returning id
        """;

    private const string ThereSql = "select merged_into is null from customer_service.customers where store_id = @store and id = @Id";

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var name = string.IsNullOrWhiteSpace(form.Name) ? null : form.Name.Trim();
        string? phone = null;
        var problems = new Problems().When(name?.Length > AddCustomer.LongestName, nameof(form.Name), "姓名太长。", "The name is too long.");
        if (!string.IsNullOrWhiteSpace(form.Phone))
        {
            problems.When(!PhoneNumber.TryRead(form.Phone, out var read, out var problem), nameof(form.Phone), problem.Zh, problem.En);
            phone = read.Value;
        }
        problems.When(name is null && string.IsNullOrWhiteSpace(form.Phone), nameof(form.Name), "请填写要更正的姓名或电话。", "Enter the name or the number to correct.");
        if (problems.Any) return problems.Refusal();
        var done = await db.Row<Guid?>(Sql, new { form.Id, name, initials = name is null ? null : Initials.Of(name), phone, now = clock.GetUtcNow(), by = caller.PersonId }, ct);
        if (done is not null) return Outcome.Done(done, new("客户资料已更正", "Customer corrected"));
        return await db.Row<bool?>(ThereSql, new { form.Id }, ct) switch
        {
            true => problems.When(true, nameof(form.Phone), "这个号码属于另一位客户；如果是同一人，请客户服务经理合并。",
                "This number belongs to another customer; if they are one person, ask the customer service manager to merge them.").Refusal(),
            false => Outcome.Refused("这条客户记录已并入另一条。", "This record was merged into another."),
            null => Outcome.Refused("没有这位客户。", "There is no such customer."),
        };
    }
}
