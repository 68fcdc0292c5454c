using Dealership.Contracts.CustomerService;
using Dealership.CustomerService.Customers;
using Dealership.Plugin;

namespace Dealership.CustomerService.Complaints;

/// <summary>
/// Complaints by their clock. Customer service sees all, the sales manager what Sales must settle, the general manager what
/// is important or late; nobody a case about himself.
/// </summary>
[Needs(Rights.SeeComplaints)]
internal sealed class ComplaintList(Db db, Caller caller, TimeProvider clock, Registry registry) : IRead
{
    internal sealed record Row(
        Guid Id, string Number, int Level, string Theme, string OwnerDepartment, Guid? CustomerId, DateTimeOffset OpenedAt, DateTimeOffset DueFirst, DateTimeOffset DueClose,
        DateTimeOffset? AnsweredAt, DateTimeOffset? ClosedAt, bool? Satisfied);

    /// <summary>A case and its customer, masked; no customer for whoever may not see them.</summary>
    internal sealed record Line(Row Case, CustomerCard? Customer, bool Late);

    /// <summary>What to show: <c>open</c> (default, next clock first), <c>late</c>, <c>unanswered</c>, <c>closed</c> or <c>all</c> (newest first).</summary>
    internal sealed record Filter(string? Show = null, int? Level = null, string? After = null, int Take = Cursor.Take);

    internal sealed record Page(IReadOnlyList<Line> Rows, int Count, string? Next);

    /// <summary>Past its next limit: the answer's, then the settlement's.</summary>
    private const string Late = "(p.closed_at is null and case when p.answered_at is null then p.due_first else p.due_close end < @now)";

    internal const string Visible = $"""
        p.store_id = @store and p.about_person is distinct from @me
          and (@all or (@sales and p.owner_department = 'Sales') or (@escalated and (p.level >= 3 or {Late})))
        """;

    private const string Where = $"""
        {Visible}
          and case @show when 'open' then p.closed_at is null when 'unanswered' then p.answered_at is null and p.closed_at is null
                         when 'late' then {Late} when 'closed' then p.closed_at is not null else true end
          and (@level::int is null or p.level = @level)
        """;

    internal const string Columns =
        "p.id, p.number, p.level, p.theme, p.owner_department, p.customer_id, p.opened_at, p.due_first, p.due_close, p.answered_at, p.closed_at, p.satisfied";

    private const string Sql = $"""
        select count(*)::int from (select 1 from customer_service.complaints p where {Where} limit 1001) counted;
        select {Columns} from customer_service.complaints p
        where  {Where} and (@at::timestamptz is null or (p.opened_at, p.id) < (@at::timestamptz, @id::uuid))
        order  by p.opened_at desc, p.id desc
        limit  @take
        """;

    public async Task<Page> Show(Filter filter, CancellationToken ct)
    {
        var (at, id) = Cursor.Read(filter.After);
        var now = clock.GetUtcNow();
        var who = Sees(caller);
        var (count, rows) = await db.Both<int, Row>(Sql, new
        {
            show = filter.Show ?? "open",
            filter.Level,
            at,
            id,
            take = filter.Take + 1,
            now,
            who.me,
            who.all,
            who.sales,
            who.escalated,
        }, ct);
        var shown = rows.Take(filter.Take).ToArray();
        var cards = caller.May(Rights.SeeCustomers) ? await registry.Cards([.. shown.Select(r => r.CustomerId).OfType<Guid>()], ct) : new Dictionary<Guid, CustomerCard>();
        return new([.. shown.Select(r => new Line(r, r.CustomerId is { } c ? cards.GetValueOrDefault(c) : null, IsLate(r, now)))],
            count[0], rows.Count > filter.Take ? Cursor.Of(shown[^1].OpenedAt, shown[^1].Id) : null);
    }

    internal static bool IsLate(Row r, DateTimeOffset now) => r.ClosedAt is null && (r.AnsweredAt is null ? r.DueFirst : r.DueClose) < now;

    /// <summary>What of <see cref="Visible"/> is true for this caller.</summary>
    internal static (Guid me, bool all, bool sales, bool escalated) Sees(Caller caller)
    {
        var (all, sales) = (caller.May(Rights.SeeAllComplaints), caller.May(Rights.SeeSalesComplaints));
        return (caller.PersonId, all, sales, !all && !sales);
    }
}
