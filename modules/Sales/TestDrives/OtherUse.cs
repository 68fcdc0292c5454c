using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.TestDrives;

/// <summary>One use of a test car for something else: what for, who drives, what the general manager said, whether it is back.</summary>
[Needs(TestDriveRights.SeeCars)]
internal sealed class OtherUse(Db db, IPeople people) : IRead
{
    /// <summary>As selected.</summary>
    internal sealed record Row(
        Guid Id, Guid CarId, int Number, string ModelCode, DateTimeOffset FromAt, DateTimeOffset UntilAt, DateTimeOffset? FreedAt, string Purpose, Guid PersonId, DateTimeOffset AskedAt, Guid AskedBy,
        DateTimeOffset? DecidedAt, Guid? DecidedBy, bool? Approved, string Reason, DateTimeOffset? BackAt, int? Odometer, int OdometerKm);

    internal sealed record View(Row Use, string? Driver, string? AskedBy, string? DecidedBy)
    {
        /// <summary>Withdrawn before it was decided.</summary>
        public bool Withdrawn => Use is { Approved: null, FreedAt: not null };
    }

    private const string Sql = """
        select u.id, s.car_id, c.number, c.model_code, s.from_at, s.until_at, s.freed_at, u.purpose, u.person_id, u.asked_at, u.asked_by, u.decided_at, u.decided_by, u.approved, u.reason, u.back_at, u.odometer, c.odometer_km
        from   sales.test_car_uses u
        join   sales.test_car_slots s on s.store_id = @store and s.id = u.id
        join   sales.test_cars c on c.store_id = @store and c.id = s.car_id
        where  u.store_id = @store and u.id = @id
        """;

    public async Task<View?> Show(Guid id, CancellationToken ct)
    {
        if (await db.Row<Row>(Sql, new { id }, ct) is not { } use) return null;
        var names = await people.Named([.. new Guid?[] { use.PersonId, use.AskedBy, use.DecidedBy }.OfType<Guid>().Distinct()], ct);
        return new(use, names.GetValueOrDefault(use.PersonId)?.Name, names.GetValueOrDefault(use.AskedBy)?.Name, use.DecidedBy is { } by ? names.GetValueOrDefault(by)?.Name : null);
    }
}
