using Dealership.Plugin;

namespace Dealership.Host.Plugins;

/// <summary>
/// One run inside one department: who runs it, its way to the database, and whatever is made for it. What answers, duties and listeners of a run share
/// is made once in it and ends with it.
/// </summary>
internal sealed class Run(House house, Bench bench, Caller caller, Db db) : IServiceProvider, IAsyncDisposable
{
    /// <summary>Holds the place of what is being made: whoever needs it meanwhile needs himself.</summary>
    private static readonly object Making = new();

    private readonly Dictionary<object, object> _made = [];
    private readonly List<object> _toEnd = [];
    private readonly List<Run> _asked = [];

    public Caller Caller => caller;
    public Db Db => db;

    /// <summary>One of this department's, or what the house lends it.</summary>
    /// <exception cref="InvalidOperationException">There is none, or it needs itself.</exception>
    public T Get<T>() where T : notnull => (T)Get(typeof(T));

    /// <inheritdoc cref="Get{T}"/>
    public object Get(Type type) => GetService(type) ?? throw new InvalidOperationException($"{type} is neither this department's nor lent by the house.");

    /// <summary>All of this kind, in the order in which the department declares them.</summary>
    public IEnumerable<T> All<T>() => (IEnumerable<T>)GetService(typeof(IEnumerable<T>))!;

    /// <inheritdoc />
    public object? GetService(Type serviceType) => bench.Make(serviceType, this);

    /// <summary>What is made once in a run: this time or before.</summary>
    public object Shared(object key, Func<Run, object> make)
    {
        lock (_made)
        {
            if (_made.TryGetValue(key, out var made)) return made != Making ? made : throw new InvalidOperationException($"{key} needs itself.");
            _made[key] = Making;
            try
            {
                var fresh = make(this);
                // One thing may be had by several names.
                if (fresh is IAsyncDisposable or IDisposable && !_toEnd.Contains(fresh)) _toEnd.Add(fresh);
                return _made[key] = fresh;
            }
            catch
            {
                _made.Remove(key);
                throw;
            }
        }
    }

    /// <summary>Another department's answer, for the same caller, in a run of its own that is opened when it is asked and ends with this one.</summary>
    public object Ask(Type question) => Asked.Later(question, () =>
    {
        var run = house.OpenAnswer(question, caller);
        lock (_asked) _asked.Add(run);
        return run.Get(question);
    });

    public async ValueTask DisposeAsync()
    {
        foreach (var run in _asked) await run.DisposeAsync();
        foreach (var made in Enumerable.Reverse(_toEnd))
        {
            if (made is IAsyncDisposable ends) await ends.DisposeAsync();
            else (made as IDisposable)?.Dispose();
        }
        await db.DisposeAsync();
    }
}
