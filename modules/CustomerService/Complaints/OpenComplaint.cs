using Dealership.Contracts.CustomerService;
using Dealership.Plugin;

namespace Dealership.CustomerService.Complaints;

/// <summary>Opens a complaint (投诉): heard by phone, at the counter, or in a follow-up call. Its clock starts at once (CM-4).</summary>
[Needs(Rights.OpenComplaints)]
internal sealed class OpenComplaint(Db db, Caller caller, TimeProvider clock, Limits limits) : IDuty
{
    internal sealed class Form
    {
        public Guid? CustomerId { get; set; }
        public string? Theme { get; set; }
        public int? Level { get; set; }
        public string? What { get; set; }
        /// <summary>The handover it is about, when it is about one; its consultant may not handle the case.</summary>
        public Guid? DeliveryId { get; set; }
    }

    /// <summary>A complaint as heard.</summary>
    internal sealed record Heard(Guid? CustomerId, Guid? DeliveryId, Guid? CallId, int Level, string Theme, string What, Guid? AboutPerson);

    private const string DeliverySql = """
        select customer_id, consultant_id from customer_service.follow_ups where store_id = @store and delivery_id = @DeliveryId
        """;

    private const string CustomerSql = "select coalesce(merged_into, id) from customer_service.customers where store_id = @store and id = @CustomerId";

    private const string Sql = """
        with next as (
            insert into customer_service.complaint_numbers (store_id, year, last) values (@store, @year, 1)
            on conflict (store_id, year) do update set last = complaint_numbers.last + 1
            returning last
        )
        insert into customer_service.complaints (store_id, id, number, customer_id, delivery_id, call_id, level, theme, what, owner_department, about_person,
                                                 opened_at, opened_by, due_first, due_close)
        select @store, @id, 'TS' || @year || '-' || to_char(next.last, 'FM9999990000'), @CustomerId, @DeliveryId, @CallId, @Level, @Theme, @What, @department, @AboutPerson,
               @now, @by, @first, @close
        from   next
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var what = form.What?.Trim() ?? "";
        var problems = Check(new Problems(), nameof(form.Theme), form.Theme, nameof(form.Level), form.Level)
            .When(what.Length is 0 or > 2000, nameof(form.What), "请写明客户说了什么。", "Write what the customer said.")
            .When(form.CustomerId is null && form.DeliveryId is null, nameof(form.CustomerId), "请选择客户。", "Choose the customer.");
        var delivery = form.DeliveryId is null ? null : await db.Row<Handover>(DeliverySql, new { form.DeliveryId }, ct);
        var customer = delivery?.CustomerId ?? (form.CustomerId is null ? null : await db.Row<Guid?>(CustomerSql, new { form.CustomerId }, ct));
        problems.When(form.DeliveryId is not null && delivery is null, nameof(form.DeliveryId), "没有这次交车。", "There is no such handover.")
            .When(form.DeliveryId is null && form.CustomerId is not null && customer is null, nameof(form.CustomerId), "没有这位客户。", "There is no such customer.");
        if (problems.Any) return problems.Refusal();
        return Outcome.Done(await Open(new(customer, form.DeliveryId, null, form.Level!.Value, form.Theme!, what, delivery?.ConsultantId), ct),
            new("投诉已登记，计时开始", "Complaint opened; the clock runs"));
    }

    /// <summary>What must be chosen for any complaint.</summary>
    internal static Problems Check(Problems problems, string themeField, string? theme, string levelField, int? level) => problems
        .When(Theme.Of(theme) is null, themeField, "请选择投诉主题。", "Choose what it is about.")
        .When(level is not (>= 1 and <= 4), levelField, "请选择级别。", "Choose the level.");

    /// <summary>Writes it with its number and limits, and tells it.</summary>
    internal async Task<Guid> Open(Heard heard, CancellationToken ct)
    {
        var (now, id) = (clock.GetUtcNow(), Guid.CreateVersion7());
        var (first, close, year) = await limits.From(now, heard.Level, ct);
        var department = Theme.Of(heard.Theme)!.Department;
        await db.Do(Sql, new
        {
            id,
            year,
            heard.CustomerId,
            heard.DeliveryId,
            heard.CallId,
            heard.Level,
            heard.Theme,
            heard.What,
            department,
            heard.AboutPerson,
            now,
            by = caller.PersonId,
            first,
            close,
        }, ct);
        db.Tell(new ComplaintOpened(id, heard.DeliveryId, heard.Level, heard.Theme, department, now, first, close), id);
        return id;
    }

    private sealed record Handover(Guid CustomerId, Guid ConsultantId);
}
