using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.Showroom;

/// <summary>One line of the traffic log, with everything it said before.</summary>
[Needs(ShowroomRights.See)]
internal sealed class VisitRecord(Db db, IPeople people) : IRead
{
    /// <summary>As selected.</summary>
    internal sealed record Row(
        Guid Id, DateOnly Day, int Number, DateTimeOffset ArrivedAt, DateTimeOffset? LeftAt, string? Kind, int Party, Guid? ConsultantId, bool ByTurn, string? ModelCode, DateTimeOffset LoggedAt, Guid LoggedBy, Guid? CardId);

    /// <summary>What it said until then, and who said otherwise.</summary>
    internal sealed record Was(DateTimeOffset ArrivedAt, DateTimeOffset? LeftAt, string? Kind, int Party, string? Consultant, string? ModelCode, string Reason, DateTimeOffset At, string? By);

    internal sealed record View(Row Visit, string? Consultant, string? LoggedBy, IReadOnlyList<Was> Before);

    private const string Sql = """
        select id, day, number, arrived_at, left_at, kind, party, consultant_id, by_turn, model_code, logged_at, logged_by, card_id
        from   sales.visits where store_id = @store and id = @id;
        select arrived_at, left_at, kind, party, consultant_id, model_code, reason, at, by_person
        from   sales.visit_corrections where store_id = @store and visit_id = @id order by number desc
        """;

    public async Task<View?> Show(Guid id, CancellationToken ct)
    {
        var (visits, before) = await db.Both<Row, Correction>(Sql, new { id }, ct);
        if (visits is not [var visit]) return null;
        var names = await people.Named([.. before.SelectMany(b => new Guid?[] { b.ConsultantId, b.ByPerson }).Append(visit.ConsultantId).Append(visit.LoggedBy).OfType<Guid>().Distinct()], ct);
        return new(visit, Name(visit.ConsultantId), Name(visit.LoggedBy),
            [.. before.Select(b => new Was(b.ArrivedAt, b.LeftAt, b.Kind, b.Party, Name(b.ConsultantId), b.ModelCode, b.Reason, b.At, Name(b.ByPerson)))]);

        string? Name(Guid? person) => person is { } who ? names.GetValueOrDefault(who)?.Name : null;
    }

    private sealed record Correction(DateTimeOffset ArrivedAt, DateTimeOffset? LeftAt, string? Kind, int Party, Guid? ConsultantId, string? ModelCode, string Reason, DateTimeOffset At, Guid ByPerson);
}
