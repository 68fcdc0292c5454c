using Dealership.Contracts;
using Dealership.Plugin;
using Npgsql;

namespace Dealership.Host.Imports;

/// <summary>Tells what a row is to blame for from what it is not: a database that is away, a host that stops, a department that is missing.</summary>
internal static class RowFault
{
    /// <summary>The rows are to blame; asking again would end the same way.</summary>
    public static bool Is(Exception problem) => problem switch
    {
        OperationCanceledException or DepartmentMissingException or TimeoutException => false,
        NpgsqlException { IsTransient: true } => false,
        PostgresException => true,
        NpgsqlException => false,
        _ => true,
    };

    /// <summary>What went wrong, as far as it can be said without showing the row's values.</summary>
    public static Problem Say(string zh, string en, Exception problem)
    {
        var why = problem.GetBaseException() is PostgresException refused ? $"{refused.SqlState} {refused.ConstraintName ?? refused.MessageText}" : problem.GetBaseException().Message;
        return new("", new($"{zh}：{why}", $"{en}: {why}"));
    }
}
