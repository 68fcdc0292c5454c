using System.Data.Common;
using System.Globalization;
using Dapper;
using Npgsql;

namespace Dealership.Plugin;

/// <summary>The answers of one round trip, read in their order; Dapper makes the rows.</summary>
/// <param name="batch">What was asked.</param>
/// <param name="reader">Where the answers come.</param>
/// <param name="failed">Is told what went wrong; answers yes.</param>
internal sealed class Answers(NpgsqlBatch batch, NpgsqlDataReader reader, Func<Exception, bool> failed) : IAsyncDisposable
{
    private bool _over;

    /// <summary>All rows of the next answer.</summary>
    public async Task<IReadOnlyList<T>> Rows<T>(CancellationToken ct)
    {
        var (rows, make) = (new List<T>(), Maker<T>());
        while (await Step(reader.ReadAsync(ct))) rows.Add(As<T>(make(reader))!);
        await Skip(ct);
        return rows;
    }

    /// <summary>The first row of the next answer, or none.</summary>
    public async Task<T?> Row<T>(CancellationToken ct)
    {
        var (make, row) = (Maker<T>(), default(T));
        if (await Step(reader.ReadAsync(ct))) row = As<T>(make(reader));
        await Skip(ct);
        return row;
    }

    /// <summary>On to the next answer.</summary>
    public async Task Skip(CancellationToken ct) => _over = !await Step(reader.NextResultAsync(ct));

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        try
        {
            // Whatever came behind is read, so that what failed there is heard.
            while (!_over) await Skip(CancellationToken.None);
        }
        finally
        {
            await reader.DisposeAsync();
            await batch.DisposeAsync();
        }
    }

    /// <summary>Where it fails nothing more is to be had, and it is said.</summary>
    private async Task<bool> Step(Task<bool> step)
    {
        try
        {
            return await step;
        }
        catch (Exception problem) when (failed(problem))
        {
            _over = true;
            throw;
        }
    }

    private Func<DbDataReader, object?> Maker<T>() => _over ? throw new InvalidOperationException("The statement answers no rows.") : reader.GetRowParser<object?>(typeof(T));

    private static T? As<T>(object? value) => value switch
    {
        T typed => typed,
        null or DBNull => default,
        _ => (T)Convert.ChangeType(value, Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T), CultureInfo.InvariantCulture),
    };
}
