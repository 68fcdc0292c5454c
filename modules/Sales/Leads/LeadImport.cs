using System.Globalization;
using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Contracts.CustomerService;
using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Sales.Cards;
using Dealership.Sales.Orders;

namespace Dealership.Sales.Leads;

/// <summary>The maker's or a portal's list of leads (厂家、网站线索表), matched by number: whose card is open keeps his consultant, the rest waits in the pool.</summary>
internal sealed class LeadImport(Db db, Caller caller, TimeProvider clock, ICalendar calendar, IPeople people, ICustomers customers, ModelChoices models, LeadRules rules, ContactDays days) : IImport
{
    public ImportSheet Sheet { get; } = new("leads", new("线索", "Leads"), LeadRights.TakeIn,
    [
        new("customer", new("客户姓名", "Name"), CellKind.Text, true, ["姓名", "客户", "客户名称", "称呼"]),
        new("phone", new("手机", "Phone"), CellKind.Phone, true, ["联系电话", "电话", "手机号", "手机号码"]),
        new("channel", new("渠道", "Channel"), CellKind.Choice, true, ["信息渠道", "媒体"], [.. Channel.All.Select(c => (c.Code, c.Name))]),
        new("model", new("意向车型", "Model"), CellKind.Text, false, ["车型", "车系", "意向车系"]),
        new("asked", new("线索时间", "Asked at"), CellKind.Date, false, ["留资时间", "创建时间", "下发时间"]),
        new("origin", new("来源系统", "System"), CellKind.Text, false, ["平台", "来源平台"]),
        new("reference", new("线索编号", "Lead number"), CellKind.Text, false, ["线索ID", "编号"]),
        new("consultant", new("销售顾问", "Consultant"), CellKind.Text, false, ["顾问", "跟进人"]),
        new("wish", new("备注", "Wish"), CellKind.Text, false, ["需求", "留言"]),
    ], ["phone"]);

    private const string OpenSql = "select customer_id from sales.cards where store_id = @store and closed_at is null and customer_id = any(@customers)";

    private const string RevertSql = """
        update sales.leads set closed_at = @now, closed_by = @by, closed_why = '导入撤回'
        where  store_id = @store and id = any(@ids) and consultant_id is null and closed_at is null returning id
        """;

    private const string StaySql = "select id from sales.leads where store_id = @store and id = any(@ids) and closed_at is null";

    public async Task<IReadOnlyList<RowVerdict>> Check(IReadOnlyList<ImportRow> rows, CancellationToken ct)
    {
        var (consultants, now, zone) = (await Consultants(rows, ct), clock.GetUtcNow(), await calendar.Zone(ct));
        var known = new Dictionary<string, Guid>();
        foreach (var phone in rows.Select(r => r["phone"]).OfType<string>().Distinct())
            if (await customers.Known(phone, ct) is { } customer) known[phone] = customer;
        var cards = await customers.Cards([.. known.Values.Distinct()], ct);
        var open = (await db.Rows<Guid>(OpenSql, new { customers = known.Values.ToArray() }, ct)).ToHashSet();
        return [.. rows.Select(row =>
        {
            var problems = new List<Problem>();
            if (row["consultant"] is { } who && !consultants.ContainsKey(who))
                problems.Add(new("consultant", new($"没有叫“{who}”的销售顾问，请填写工号或姓名。", $"There is no sales consultant called “{who}”; write the employee number or the name.")));
            if (row["asked"] is { } at && At(at, zone) > now) problems.Add(new("asked", new("线索时间不能在将来。", "A lead cannot lie in the future.")));
            var customer = row["phone"] is { } phone && known.TryGetValue(phone, out var id) ? id : (Guid?)null;
            if (customer is { } stopped && cards.GetValueOrDefault(stopped) is { DoNotContact: true })
                problems.Add(new("phone", new("这位客户已拒绝联系。", "This customer said no to being contacted.")));
            return new RowVerdict(problems, customer is { } has && open.Contains(has));
        })];
    }

    public async Task<IReadOnlyList<RowResult>> Apply(IReadOnlyList<ImportRow> rows, CancellationToken ct)
    {
        var (consultants, zone) = (await Consultants(rows, ct), await calendar.Zone(ct));
        var intake = new LeadIntake(db, caller, clock, customers, models, new LeadClock(db, caller, clock, calendar, rules, days));
        var results = new List<RowResult>();
        foreach (var row in rows)
        {
            var written = await intake.Write(new(row["customer"]!, row["phone"]!, row["channel"]!, "online", row["origin"] ?? "", row["reference"], row["model"], row["wish"] ?? "",
                row["asked"] is { } at ? At(at, zone) : null, row["consultant"] is { } who && consultants.TryGetValue(who, out var named) ? named : null), false, ct);
            results.Add(written is null
                ? new(row.Number, null, false, null, new("phone", new("这位客户已拒绝联系。", "This customer said no to being contacted.")))
                : new(row.Number, written.Id, written.New));
        }
        return results;
    }

    public async Task<IReadOnlyList<Problem>> Revert(IReadOnlyList<RowResult> results, CancellationToken ct)
    {
        var ids = results.Where(r => r.Created && r.Id is not null).Select(r => r.Id!.Value).ToArray();
        var now = clock.GetUtcNow();
        foreach (var id in await db.Rows<Guid>(RevertSql, new { ids, now, by = caller.PersonId }, ct)) db.Tell(new LeadClosed(id, now), id);
        var numbers = results.Where(r => r.Id is not null).ToDictionary(r => r.Id!.Value, r => r.Number);
        return [.. (await db.Rows<Guid>(StaySql, new { ids }, ct)).Select(id => new Problem($"{numbers[id]}", new("线索已分配给顾问，不能撤回；请结卡。", "A consultant has this lead and it stays: close its card.")))];
    }

    private async Task<Dictionary<string, Guid>> Consultants(IEnumerable<ImportRow> rows, CancellationToken ct)
    {
        var known = new Dictionary<string, Guid>();
        foreach (var who in rows.Select(r => r["consultant"]).OfType<string>().Distinct())
            if (await people.Known(who, ct) is { } person && person.Positions.Contains(Position.SalesConsultant)) known[who] = person.Id;
        return known;
    }

    /// <summary>yyyy-MM-dd[ HH:mm] at the store.</summary>
    private static DateTimeOffset At(string value, TimeZoneInfo zone) => zone.Instant(DateTime.ParseExact(value, value.Length > 10 ? "yyyy-MM-dd HH:mm" : "yyyy-MM-dd", CultureInfo.InvariantCulture));
}
