using Npgsql;

namespace Dealership.Host.Data;

/// <summary>Does again, from the beginning, what PostgreSQL refused because of somebody else: nothing stays of what it refused.</summary>
internal static class Again
{
    /// <summary>Of two transactions that wait for each other PostgreSQL ends one; the other is past by the next time.</summary>
    /// <param name="act">Opens a transaction of its own and commits it.</param>
    public static Task<T> AfterDeadlock<T>(Func<Task<T>> act) => After(act, 3, TimeSpan.Zero, PostgresErrorCodes.DeadlockDetected);

    /// <param name="act">What is done.</param>
    /// <param name="times">So often in all; the last refusal is the caller's.</param>
    /// <param name="pause">Before the next time.</param>
    /// <param name="states">What PostgreSQL says when somebody else is in the way.</param>
    public static async Task<T> After<T>(Func<Task<T>> act, int times, TimeSpan pause, params string[] states)
    {
        for (var time = 1; ; time++)
        {
            try
            {
                return await act();
            }
            catch (PostgresException refused) when (time < times && states.Contains(refused.SqlState))
            {
                await Task.Delay(pause);
            }
        }
    }
}
