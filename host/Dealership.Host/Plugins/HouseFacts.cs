using Dapper;
using Dealership.Contracts;
using Dealership.Host.Data;
using Dealership.Plugin;
using Dealership.Plugin.Channels;

namespace Dealership.Host.Plugins;

/// <summary>What departments may know of the house.</summary>
internal sealed class HouseFacts(House house, Database database) : IHouse
{
    public IReadOnlyDictionary<string, Clause> Clauses => house.Clauses;
    public IReadOnlyDictionary<string, Right> Rights => house.Rights;
    public IReadOnlyDictionary<string, IChannel> Channels => house.Channels;
    public IReadOnlyDictionary<string, Checklist> Checklists => house.Checklists;
    public IReadOnlyDictionary<string, DepartmentAttribute> Departments { get; } = house.Rooms.ToDictionary(r => r.Name, r => r.Manifest);

    public async Task<IReadOnlyList<Counted>?> Count(Clause clause, Caller caller, DateTimeOffset from, DateTimeOffset until, CancellationToken ct) =>
        clause.Count is null ? null : await Ask<ICount, Counted>(clause.Count, caller, count => count.Between(from, until, ct));

    public Task<IReadOnlyList<Measured>?> Measure(Effect effect, Caller caller, IReadOnlyCollection<Guid> subjects, CancellationToken ct) =>
        Ask<IMeasure, Measured>(effect.Measure, caller, measure => measure.Of(subjects, ct));

    /// <summary>Asks the department that answers; nothing where none does.</summary>
    private async Task<IReadOnlyList<T>?> Ask<TSocket, T>(Type question, Caller caller, Func<TSocket, Task<IReadOnlyList<T>>> ask)
    {
        if (house.Answers(question) is null) return null;
        await using var run = house.OpenAnswer(question, caller);
        return await ask((TSocket)run.Get(question));
    }

    public async Task<IReadOnlyList<HeldBlock>> Held(Guid person, Caller caller, CancellationToken ct)
    {
        var blocks = new List<HeldBlock>();
        foreach (var room in house.Rooms)
        {
            await using var run = house.Open(room, caller);
            var things = new List<Held>();
            foreach (var held in run.All<IHeld>()) things.AddRange(await held.By(person, ct));
            if (things.Count > 0) blocks.Add(new(room.Name, things));
        }
        return blocks;
    }

    public async Task<IReadOnlyList<AuditLine>> Audit(Caller caller, AuditFilter filter, CancellationToken ct)
    {
        var rooms = house.Rooms.Where(r => filter.Department is null || r.Name == filter.Department).ToArray();
        if (rooms.Length == 0) return [];
        var trails = string.Join("\nunion all\n", rooms.Select(r => $"""
            (select '{r.Name}' as department, duty, person_id, at, outcome_id as subject, case when @english then said_en else said_zh end as said from {r.Schema}.commands
             where store_id = @store and (@person::uuid is null or person_id = @person) and (@duty::text is null or duty like @duty || '%') and at < @before order by at desc limit @take)
            """));
        await using var db = new Db(database.Of(Database.HouseSchema), Database.HouseSchema, caller, null);
        return await db.Rows<AuditLine>($"select * from (\n{trails}\n) trail order by at desc limit @take",
            new { person = filter.PersonId, before = filter.Before ?? DateTimeOffset.MaxValue.AddDays(-1), take = filter.Take, duty = filter.Duty, english = caller.Language == "en" }, ct);
    }
}
