using Dealership.Contracts.Admin;
using Dealership.Contracts.CustomerService;
using Dealership.Plugin;

namespace Dealership.Sales.Meetings;

/// <summary>The frozen rows behind one figure of a meeting's material; customers are masked, and looked up now.</summary>
[Needs(MeetingRights.SeeRows)]
internal sealed class PackRows(Db db, ICustomers customers, IPeople people) : IRead
{
    /// <summary>As selected; <c>What</c> is what was decided, of those rows alone.</summary>
    internal sealed record Row(Guid ThingId, Guid? PersonId, Guid? CustomerId, DateTimeOffset? At, string Said, int? Amount, string? What);

    internal sealed record Line(string Figure, Row Row, CustomerCard? Customer, string? Person);

    internal sealed record View(PackFigure Figure, DateOnly Day, string Kind, int Version, IReadOnlyList<Line> Rows);

    private const string Sql = """
        select r.thing_id, r.person_id, r.customer_id, r.at, r.said, r.amount, case when r.figure = 'actions' then a.what end as what
        from   sales.meeting_pack_rows r left join sales.meeting_actions a on a.store_id = @store and a.id = r.thing_id
        where  r.store_id = @store and r.pack_id = @pack and r.figure = @figure
        order  by r.amount desc nulls last, r.at, r.thing_id;
        select day, kind, version from sales.meeting_packs where store_id = @store and id = @pack
        """;

    public async Task<View?> Of(Guid pack, string figure, CancellationToken ct)
    {
        if (PackFigure.All.FirstOrDefault(f => f.Code == figure) is not { } known) return null;
        var (rows, packs) = await db.Both<Row, Pack>(Sql, new { pack, figure }, ct);
        if (packs is not [var of]) return null;
        var cards = await customers.Cards([.. rows.Select(r => r.CustomerId).OfType<Guid>().Distinct()], ct);
        var names = await people.Named([.. rows.Select(r => r.PersonId).OfType<Guid>().Distinct()], ct);
        return new(known, of.Day, of.Kind, of.Version, [.. rows.Select(r => new Line(figure, r, r.CustomerId is { } c ? cards.GetValueOrDefault(c) : null, r.PersonId is { } p ? names.GetValueOrDefault(p)?.Name : null))]);
    }

    private sealed record Pack(DateOnly Day, string Kind, int Version);
}
