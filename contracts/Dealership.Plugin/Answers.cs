using System.Data.Common;
using System.Globalization;
using Dapper;
using Npgsql;

namespace Dealership.Plugin;

/// <summary>The answers of one round trip, read in their order; Dapper makes the rows.</summary>
internal sealed class Answers(NpgsqlBatch batch, NpgsqlDataReader reader) : IAsyncDisposable
{
    private bool _over;

    /// <summary>No answer is left.</summary>
    public bool Over => _over;

    /// <summary>All rows of the next answer.</summary>
    public async Task<IReadOnlyList<T>> Rows<T>(CancellationToken ct)
    {
        var (rows, make) = (new List<T>(), Maker<T>());
        while (await reader.ReadAsync(ct)) rows.Add(As<T>(make(reader))!);
        await Skip(ct);
        return rows;
    }

    /// <summary>The first row of the next answer, or none.</summary>
    public async Task<T?> Row<T>(CancellationToken ct)
    {
        var (make, row) = (Maker<T>(), default(T));
        if (await reader.ReadAsync(ct)) row = As<T>(make(reader));
        await Skip(ct);
        return row;
    }

    /// <summary>On to the next answer.</summary>
    public async Task Skip(CancellationToken ct) => _over = !await reader.NextResultAsync(ct);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        // Whatever came behind is read, so that what failed there is heard.
        while (!_over) _over = !await reader.NextResultAsync(CancellationToken.None);
        await reader.DisposeAsync();
        await batch.DisposeAsync();
    }

    private Func<DbDataReader, object?> Maker<T>() => _over ? throw new InvalidOperationException("The statement answers no rows.") : reader.GetRowParser<object?>(typeof(T));

    private static T? As<T>(object? value) => value switch
    {
        T typed => typed,
        null or DBNull => default,
        _ => (T)Convert.ChangeType(value, Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T), CultureInfo.InvariantCulture),
    };
}
