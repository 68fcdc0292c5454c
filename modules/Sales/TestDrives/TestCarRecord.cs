using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Sales.TestDrives;

/// <summary>The file of one test car: papers, keys and whom they went through, today's preparation, what it was used for. No customer stands in it.</summary>
[Needs(TestDriveRights.SeeCars)]
internal sealed class TestCarRecord(Db db, TimeProvider clock, ICalendar calendar, IPeople people) : IRead
{
    /// <summary>Today's look before it is driven; nothing owed when nobody works today.</summary>
    internal sealed record Preparation(Guid Id, DateOnly Day, Guid KeeperId, DateTimeOffset DueAt, DateTimeOffset? DoneAt, Guid? DoneBy, string[] Lacking, string Note)
    {
        public string? By { get; init; }
    }

    internal sealed record Event(string Kind, DateTimeOffset At, Guid Id, Guid? FirstId, Guid? SecondId, string? Words, bool? Answer)
    {
        public string? First { get; init; }
        public string? Second { get; init; }
    }

    internal sealed record View(TestCarList.Row Car, string? Keeper, IReadOnlyList<Preparation> Preparations, IReadOnlyList<Event> History, IReadOnlyList<PersonCard> Colleagues);

    private const string Sql = $"""
        select c.id, c.number, c.vin, c.plate, c.model_code, c.insured_until, c.inspected_until, c.keeper_id, c.odometer_km,
               {TestCarView.IsLapsed} as lapsed, {TestCarView.IsOut} as out, {TestCarView.IsUnready} as unready, c.retired_at is not null as retired
        from   sales.test_cars c where c.store_id = @store and c.id = @id;
        select id, day, keeper_id, due_at, done_at, done_by, lacking, note from sales.test_car_preparations
        where  store_id = @store and car_id = @id and dropped_at is null order by day desc limit 14
        """;

    private const string HistorySql = """
        select * from (
            select 'keys' as kind, k.at, k.id, k.from_person as first_id, k.to_person as second_id, null::text as words, null::boolean as answer from sales.test_car_keys k where k.store_id = @store and k.car_id = @id
            union all
            select 'use', s.from_at, u.id, u.person_id, u.decided_by, u.purpose, u.approved from sales.test_car_slots s join sales.test_car_uses u on u.store_id = @store and u.id = s.id
            where  s.store_id = @store and s.car_id = @id
            union all
            select 'drive', d.started_at, d.id, d.consultant_id, null, case when d.damage_inside or d.damage_outside then coalesce(d.damage_note, '') end, d.returned_at is not null from sales.test_car_slots s
            join   sales.test_drives d on d.store_id = @store and d.id = s.id where s.store_id = @store and s.car_id = @id and d.started_at is not null) h
        order  by at desc limit 40
        """;

    public async Task<View?> Show(Guid id, CancellationToken ct)
    {
        var (cars, preparations) = await db.Both<TestCarList.Row, Preparation>(Sql, new { id, today = await calendar.Today(ct), now = clock.GetUtcNow() }, ct);
        if (cars is not [var car]) return null;
        var history = await db.Rows<Event>(HistorySql, new { id }, ct);
        var selling = await people.Holding(Contracts.Position.SalesConsultant, ct);
        var supervising = await people.Holding(Contracts.Position.ShowroomSupervisor, ct);
        var names = await people.Named([.. history.SelectMany(h => new[] { h.FirstId, h.SecondId }).Concat(preparations.Select(p => p.DoneBy)).Append(car.KeeperId).OfType<Guid>().Distinct()], ct);
        return new(car, Name(car.KeeperId), [.. preparations.Select(p => p with { By = Name(p.DoneBy) })], [.. history.Select(h => h with { First = Name(h.FirstId), Second = Name(h.SecondId) })],
            [.. selling.Concat(supervising).DistinctBy(p => p.Id).OrderBy(p => p.Number, StringComparer.Ordinal)]);

        string? Name(Guid? person) => person is { } who ? names.GetValueOrDefault(who)?.Name : null;
    }
}
