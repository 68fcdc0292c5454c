using Dealership.Host.Data;
using Dealership.Plugin;
using Npgsql;

namespace Dealership.Host.Plugins;

/// <summary>
/// One run inside one department: who runs it and its way to the database. Lives as long as the run's lifetime scope and
/// is what answers, duties and listeners of that scope share.
/// </summary>
internal sealed class Run(Room room, Database database, House house) : IAsyncDisposable
{
    private readonly List<Autofac.ILifetimeScope> _asked = [];
    private Caller? _caller;
    private Db? _db;

    public Caller Caller => _caller ?? throw new InvalidOperationException("A department's services live inside a duty, a read or a listener.");
    public Db Db => _db ?? throw new InvalidOperationException("A department's database is reached inside a duty, a read or a listener.");

    /// <summary>Begins; with a claim it is a duty in one transaction, without one it looks things up.</summary>
    public Run Begin(Caller caller, DbClaim? claim = null)
    {
        (_caller, _db) = (caller, new Db(database.Of(room.Schema), room.Schema, caller, claim));
        return this;
    }

    /// <summary>Joins the transaction of the worker that hears a fact.</summary>
    public Run Join(Caller caller, NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        (_caller, _db) = (caller, new Db(database.Of(room.Schema), room.Schema, caller, connection, transaction));
        return this;
    }

    /// <summary>Another department's answer, for the same caller, in a scope of its own that is opened when it is asked and ends with this run.</summary>
    public object Ask(Type question) => Asked.Later(question, () =>
    {
        var scope = house.OpenAnswer(question, Caller);
        _asked.Add(scope);
        return Autofac.ResolutionExtensions.Resolve(scope, question);
    });

    public async ValueTask DisposeAsync()
    {
        foreach (var scope in _asked) await scope.DisposeAsync();
        if (_db is not null) await _db.DisposeAsync();
    }
}
