using Dealership.Contracts.Admin;
using Dealership.Contracts.CustomerService;
using Dealership.Plugin;
using Dealership.Sales.Cards;

namespace Dealership.Sales.Reports;

/// <summary>The lines under a report's figures: contacts of the day with what the customer said, and the contacts that come next (次日计划). Customers are masked.</summary>
[Needs(ReportRights.See)]
internal sealed class ReportLines(Db db, ICustomers customers) : IRead
{
    public const string Made = "made", Ahead = "ahead";

    /// <summary>As selected; a contact has a way and a note, what is ahead has a day.</summary>
    internal sealed record Row(string Part, Guid CardId, Guid CustomerId, DateOnly? DueOn, string LevelBefore, string Level, string? How, string? Note, DateTimeOffset? At);

    internal sealed record Line(Row Is, CustomerCard? Customer)
    {
        public HowItWent? How => HowItWent.Of(Is.How);
    }

    /// <summary>For each row of <see cref="ReportFigures.Whose"/>, in the order of <c>report_lines</c>.</summary>
    internal const string Of = """
        select w.day, w.consultant, 'made' as part, t.card_id, t.id as contact_id, p.due_on, t.level_before, t.level_after as level, t.at as sort
        from   w join sales.contacts t on t.store_id = @store and t.by_person = w.consultant and t.at >= w.from_at and t.at < w.until_at
        left   join sales.next_contacts p on p.store_id = @store and p.contact_id = t.id
        union all
        select w.day, w.consultant, 'ahead', p.card_id, null::uuid, p.due_on, c.level, c.level, p.due_at
        from   w join sales.next_contacts p on p.store_id = @store and p.consultant_id = w.consultant and p.due_on <= w.next and p.made_at < w.until_at and coalesce(p.dropped_at >= w.until_at, true)
        join   sales.cards c on c.store_id = @store and c.id = p.card_id
        left   join sales.contacts t on t.store_id = @store and t.id = p.contact_id
        where  coalesce(t.at >= w.until_at, true)
        """;

    private const string LiveSql = $"""
        {ReportFigures.Whose}
        select l.part, l.card_id, c.customer_id, l.due_on, l.level_before, l.level, t.how, t.note, t.at
        from   ({Of}) l join sales.cards c on c.store_id = @store and c.id = l.card_id left join sales.contacts t on t.store_id = @store and t.id = l.contact_id
        order  by l.part desc, l.sort, l.card_id
        """;

    private const string FrozenSql = """
        select l.part, l.card_id, c.customer_id, l.due_on, l.level_before, l.level, t.how, t.note, t.at
        from   sales.report_lines l join sales.cards c on c.store_id = @store and c.id = l.card_id left join sales.contacts t on t.store_id = @store and t.id = l.contact_id
        where  l.store_id = @store and l.version_id = @version
        order  by l.place
        """;

    public async Task<IReadOnlyList<Line>> Live(ReportFigures.Args args, CancellationToken ct) => await Named(await db.Rows<Row>(LiveSql, args, ct), ct);

    public async Task<IReadOnlyList<Line>> Frozen(Guid version, CancellationToken ct) => await Named(await db.Rows<Row>(FrozenSql, new { version }, ct), ct);

    private async Task<IReadOnlyList<Line>> Named(IReadOnlyList<Row> rows, CancellationToken ct)
    {
        var known = await customers.Cards([.. rows.Select(r => r.CustomerId).Distinct()], ct);
        return [.. rows.Select(r => new Line(r, known.GetValueOrDefault(r.CustomerId)))];
    }
}
