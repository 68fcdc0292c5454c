using Dealership.Contracts.CustomerService;
using Dealership.Plugin;
using Microsoft.Extensions.DependencyInjection;

namespace Dealership.Host.Tests.Listening;

/// <summary>A department of these tests: it writes down what it hears, and cannot hear about what is poison to it.</summary>
[Department("Listening", "旁听", "Listening")]
public sealed class ListeningDepartment : IDepartment
{
    /// <inheritdoc />
    public void Register(IServiceCollection services) => services.AddDepartment<ListeningDepartment>();
}

/// <summary>Writes down an answered complaint, in the order heard.</summary>
internal sealed class NoteAnswers(Db db) : IListen<ComplaintAnswered>
{
    public async Task Hear(ComplaintAnswered fact, Told told, CancellationToken ct)
    {
        if (await db.Row<bool>("select exists (select 1 from listening.poison where store_id = @store and about = @about)", new { about = fact.ComplaintId }, ct))
            throw new InvalidOperationException("poison");
        await db.Do("insert into listening.notes (store_id, about, by_whom) values (@store, @about, @by)", new { about = fact.ComplaintId, by = fact.By }, ct);
    }
}

/// <summary>Writes a note, and tells of it when asked to.</summary>
[OpenTo]
internal sealed class WriteNote(Db db) : IDuty
{
    public async Task<Outcome> Now(Guid about, bool refuse = false, bool tell = false)
    {
        await db.Do("insert into listening.notes (store_id, about, by_whom) values (@store, @about, @about)", new { about });
        if (tell) db.Tell(new ComplaintAnswered(about, DateTimeOffset.UnixEpoch, about), about);
        return refuse ? Outcome.Refused("不行。", "No.") : Outcome.Done(Guid.CreateVersion7(), new("写好了", "Written"));
    }
}

/// <summary>Makes things poison, one after the other.</summary>
[OpenTo]
internal sealed class Poison(Db db) : IDuty
{
    public async Task<Outcome> Now(params Guid[] things)
    {
        foreach (var about in things) await db.Do("insert into listening.poison (store_id, about) values (@store, @about) on conflict do nothing", new { about });
        return Outcome.Done();
    }
}

/// <summary>Needs a right that nobody has.</summary>
[Needs("listening.nobody")]
internal sealed class Forbidden : IDuty
{
    public Task<Outcome> Now() => Task.FromResult(Outcome.Done());
}

/// <summary>Counts notes, with the store's wall alone to keep other stores out.</summary>
[OpenTo]
internal sealed class CountNotes(Db db) : IRead
{
    public Task<int> EvenWithoutAWhere() => db.Row<int>("select count(*)::int from listening.notes");

    public Task<int> InsertInto(int store) => db.Do("insert into listening.notes (store_id, about, by_whom) values (@other, @id, @id)", new { other = store, id = Guid.CreateVersion7() });
}
