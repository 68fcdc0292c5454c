using Dealership.Contracts.Admin;
using Dealership.Contracts.CustomerService;
using Dealership.Plugin;

namespace Dealership.Sales.Cards;

/// <summary>The open cards by level (意向看板), those to be contacted first on top; the first of each level. Customers are masked.</summary>
[Needs(CardRights.See)]
internal sealed class CardBoard(Db db, Caller caller, TimeProvider clock, ICalendar calendar, ICustomers customers, IPeople people) : IRead
{
    public const int PerLevel = 12;

    /// <summary>As selected; the plan is the next contact owed.</summary>
    internal sealed record Row(Guid Id, Guid CustomerId, Guid ConsultantId, string Level, string? ModelCode, Guid? PlanId, DateTimeOffset? DueAt);

    internal sealed record Item(Row Card, string Name, string? Consultant, bool Late, bool Due);

    private const string Sql = $"""
        select id, customer_id, consultant_id, level, model_code, plan_id, due_at from (
            select c.id, c.customer_id, c.consultant_id, c.level, c.model_code, p.id as plan_id, p.due_at, row_number() over (partition by c.level order by p.due_at, c.id) as place
            from   {CardView.From}
            where  c.store_id = @store and {CardView.Mine} and {CardView.IsOpen}) placed
        where  place <= @take
        order  by due_at, id
        """;

    /// <param name="consultant">Only his; for whoever may see all.</param>
    /// <param name="ct">Stops the question.</param>
    public async Task<IReadOnlyList<Item>> Show(Guid? consultant, CancellationToken ct)
    {
        var (now, end) = (clock.GetUtcNow(), (await calendar.Zone(ct)).EndOf(await calendar.Today(ct)));
        var rows = await db.Rows<Row>(Sql, new { only = caller.May(CardRights.SeeAll) ? consultant : caller.PersonId, take = PerLevel }, ct);
        var cards = await customers.Cards([.. rows.Select(r => r.CustomerId).Distinct()], ct);
        var names = await people.Named([.. rows.Select(r => r.ConsultantId).Distinct()], ct);
        return [.. rows.Select(r => new Item(r, cards.GetValueOrDefault(r.CustomerId)?.Name ?? "—", names.GetValueOrDefault(r.ConsultantId)?.Name, r.DueAt < now, r.DueAt >= now && r.DueAt <= end))];
    }
}
