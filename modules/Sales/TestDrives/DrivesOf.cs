using Dealership.Plugin;
using Dealership.Sales.Cards;

namespace Dealership.Sales.TestDrives;

/// <summary>The test drives of a card, or of a visit, the latest first; a colleague's are left out.</summary>
[Needs(TestDriveRights.See)]
internal sealed class DrivesOf(Db db, Caller caller) : IRead
{
    /// <summary>As selected.</summary>
    internal sealed record Row(Guid Id, int Number, string ModelCode, DateTimeOffset FromAt, DateTimeOffset? StartedAt, DateTimeOffset? ReturnedAt, DateTimeOffset? CancelledAt, bool Scanned, string? Outlook);

    private const string Sql = $"""
        select d.id, c.number, c.model_code, s.from_at, d.started_at, d.returned_at, d.cancelled_at, d.scanned, d.outlook
        from   {TestDriveView.From}
        where  d.store_id = @store and (d.card_id = @card or d.visit_id = @visit) and {TestDriveView.Mine}
        order  by s.from_at desc
        """;

    private Guid? Only => caller.May(CardRights.SeeAll) ? null : caller.PersonId;

    public Task<IReadOnlyList<Row>> Card(Guid card, CancellationToken ct) => db.Rows<Row>(Sql, new { card, visit = (Guid?)null, only = Only }, ct);

    public Task<IReadOnlyList<Row>> Visit(Guid visit, CancellationToken ct) => db.Rows<Row>(Sql, new { card = (Guid?)null, visit, only = Only }, ct);
}
