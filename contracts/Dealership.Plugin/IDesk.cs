namespace Dealership.Plugin;

/// <summary>
/// What a page or an endpoint holds: who is asking, and the way to a duty or a read. Each run gets its own scope inside the
/// department that owns the duty, so nothing of a department leaks into a page that lives longer.
/// </summary>
public interface IDesk
{
    /// <summary>Who is asking.</summary>
    Caller Caller { get; }

    /// <summary>Looks something up: <c>desk.Read((CallQueue queue) => queue.Page(filter, ct))</c>.</summary>
    /// <exception cref="NotAllowedException">The caller lacks the right.</exception>
    Task<T> Read<TRead, T>(Func<TRead, Task<T>> ask) where TRead : IRead;

    /// <summary>
    /// Does something, once per key: <c>desk.Do(key, (LogCall call) => call.Now(form, ct))</c>. The same key again answers
    /// the first outcome and does nothing. A refusal rolls everything back and does not use the key up.
    /// </summary>
    /// <param name="key">Made where the form was drawn, or sent as Idempotency-Key.</param>
    /// <param name="act">What to do.</param>
    /// <exception cref="NotAllowedException">The caller lacks the right.</exception>
    Task<Outcome> Do<TDuty>(Guid key, Func<TDuty, Task<Outcome>> act) where TDuty : IDuty;

    /// <summary>The desk of a stranger at this store, for what is open to strangers: a buyer who holds a signed link.</summary>
    IDesk At(int storeId);
}
