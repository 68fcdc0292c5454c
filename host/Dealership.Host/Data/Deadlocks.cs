using Npgsql;

namespace Dealership.Host.Data;

/// <summary>
/// Of two transactions that wait for each other PostgreSQL ends one. Nothing stays of that one's work, so it is done again from the beginning, as the
/// other is past by then.
/// </summary>
internal static class Deadlocks
{
    private const int Times = 3;

    /// <param name="act">Opens a transaction of its own and commits it.</param>
    public static async Task<T> Again<T>(Func<Task<T>> act)
    {
        for (var time = 1; ; time++)
        {
            try
            {
                return await act();
            }
            catch (PostgresException ended) when (ended.SqlState == PostgresErrorCodes.DeadlockDetected && time < Times)
            {
                // again
            }
        }
    }
}
