using Dealership.Plugin;

namespace Dealership.Host.Plugins;

/// <summary>The desk of whoever sent this request.</summary>
internal sealed class Desk(DutyRunner runner) : IDesk
{
    /// <summary>Set at the door, before any page or endpoint runs.</summary>
    public Caller Caller { get; set; } = Caller.Stranger("zh");

    public Task<T> Read<TRead, T>(Func<TRead, Task<T>> ask) where TRead : IRead => runner.Read(Caller, ask);

    public Task<Outcome> Do<TDuty>(Guid key, Func<TDuty, Task<Outcome>> act) where TDuty : IDuty => runner.Do(Caller, key, act);

    public IDesk At(int storeId) => new Desk(runner) { Caller = Caller.Stranger(Caller.Language, storeId) };
}
