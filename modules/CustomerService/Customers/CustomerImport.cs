using System.Text.Json;
using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.CustomerService.Customers;

/// <summary>
/// Customers from another system. A known number is not changed; only what he agreed to is added. An empty consent cell
/// says nothing: no default is read into it.
/// </summary>
internal sealed class CustomerImport(Db db, Caller caller, TimeProvider clock) : IImport
{
    private static readonly (string Code, Text Name)[] YesNo = [("yes", new("是", "Yes")), ("no", new("否", "No"))];

    private static readonly (string Column, string Purpose, string Channel, Text Name)[] Asked =
    [
        ("follow-up-phone", "follow-up", "phone", new("同意电话回访", "Agrees to follow-up calls")),
        ("survey-phone", "survey", "phone", new("同意电话满意度调查", "Agrees to survey calls")),
        ("marketing-sms", "marketing", "sms", new("同意短信活动通知", "Agrees to offers by SMS")),
        ("club-wechat", "owner-club", "wechat", new("同意微信车友会通知", "Agrees to club notices on WeChat")),
    ];

    public ImportSheet Sheet { get; } = new("customers", new("客户", "Customers"), Rights.ImportCustomers,
    [
        new("name", new("客户姓名", "Name"), CellKind.Text, true, ["姓名", "车主姓名", "客户", "客户名称"]),
        new("phone", new("手机", "Phone"), CellKind.Phone, true, ["联系电话", "电话", "手机号", "手机号码"]),
        new("source", new("来源", "Source"), CellKind.Text, false, ["客户来源", "来源渠道"]),
        .. Asked.Select(a => new ImportColumn(a.Column, a.Name, CellKind.Choice, false, null, YesNo)),
    ], ["phone"]);

    private const string KnownSql = "select phone from customer_service.customers where store_id = @store and phone = any(@phones)";

    private const string AddSql = """
        insert into customer_service.customers (store_id, id, name, initials, phone, source, added_at, added_by)
        select @store, c.id, c.name, c.initials, c.phone, c.source, @now, @by
        from   unnest(@ids, @names, @initials, @phones, @sources) as c(id, name, initials, phone, source)
        on conflict on constraint one_customer_per_phone do nothing
        """;

    private const string FindSql = "select id, phone, merged_into from customer_service.customers where store_id = @store and phone = any(@phones)";

    private const string WordsSql = """
        insert into customer_service.consents (store_id, customer_id, purpose, channel, version, given, wording, at, by_person)
        select @store, w.customer, w.purpose, w.channel, coalesce(l.version, 0) + 1, w.given, @wording, @now, @by
        from   unnest(@customers, @purposes, @channels, @givens) as w(customer, purpose, channel, given)
        left   join lateral (select version, given from customer_service.consents a
                             where a.store_id = @store and a.customer_id = w.customer and a.purpose = w.purpose and a.channel = w.channel
                             order by version desc limit 1) l on true
        where  l.given is distinct from w.given
        returning customer_id, purpose, channel, version
        """;

    public async Task<IReadOnlyList<RowVerdict>> Check(IReadOnlyList<ImportRow> rows, CancellationToken ct)
    {
        var known = (await db.Rows<string>(KnownSql, new { phones = Phones(rows) }, ct)).ToHashSet();
        return [.. rows.Select(r => new RowVerdict(
            r["name"]?.Length > AddCustomer.LongestName ? [new Problem("name", new("姓名太长。", "The name is too long."))] : [], r["phone"] is { } phone && known.Contains(phone)))];
    }

    public async Task<IReadOnlyList<RowResult>> Apply(IReadOnlyList<ImportRow> rows, CancellationToken ct)
    {
        var (now, by) = (clock.GetUtcNow(), caller.PersonId);
        var each = rows.DistinctBy(r => r["phone"]).ToArray();
        var ids = each.Select(_ => Guid.CreateVersion7(now)).ToArray();
        await db.Do(AddSql, new
        {
            ids,
            names = each.Select(r => r["name"]!).ToArray(),
            initials = each.Select(r => Initials.Of(r["name"]!)).ToArray(),
            phones = Phones(each),
            sources = each.Select(r => r["source"] ?? "import").ToArray(),
            now,
            by,
        }, ct);
        var found = (await db.Rows<Found>(FindSql, new { phones = Phones(each) }, ct)).ToDictionary(f => f.Phone);
        var words = each.SelectMany(r => Asked.Where(a => r[a.Column] is not null)
            .Select(a => (Customer: found[r["phone"]!].MergedInto ?? found[r["phone"]!].Id, a.Purpose, a.Channel, Given: r[a.Column] == "yes")))
            .DistinctBy(w => (w.Customer, w.Purpose, w.Channel)).ToArray();
        var written = (await db.Rows<Word>(WordsSql, new
        {
            customers = words.Select(w => w.Customer).ToArray(),
            purposes = words.Select(w => w.Purpose).ToArray(),
            channels = words.Select(w => w.Channel).ToArray(),
            givens = words.Select(w => w.Given).ToArray(),
            wording = ConsentWording.Version,
            now,
            by,
        }, ct)).ToLookup(w => w.CustomerId);
        var (made, first) = (ids.ToHashSet(), each.Select(r => r.Number).ToHashSet());
        return [.. rows.Select(r =>
        {
            var customer = found[r["phone"]!];
            var id = customer.MergedInto ?? customer.Id;
            return new RowResult(r.Number, id, made.Contains(customer.Id) && first.Contains(r.Number), first.Contains(r.Number) ? JsonSerializer.Serialize(written[id]) : null);
        })];
    }

    public Task<IReadOnlyList<Problem>> Revert(IReadOnlyList<RowResult> results, CancellationToken ct) => new ImportedCustomers(db).TakeBack(results, ct);

    private static string[] Phones(IEnumerable<ImportRow> rows) => [.. rows.Select(r => r["phone"]).OfType<string>()];

    /// <summary>A line that the import added to the ledger.</summary>
    internal sealed record Word(Guid CustomerId, string Purpose, string Channel, int Version);

    private sealed record Found(Guid Id, string Phone, Guid? MergedInto);
}
