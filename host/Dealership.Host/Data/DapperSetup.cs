using System.Data;
using Dapper;

namespace Dealership.Host.Data;

/// <summary>Dapper's switches are process-wide, so they are thrown here once and nowhere else.</summary>
internal static class DapperSetup
{
    private static readonly Lock Once = new();
    private static bool _done;

    public static void Apply()
    {
        lock (Once)
        {
            if (_done) return;
            _done = true;
            DefaultTypeMap.MatchNamesWithUnderscores = true;
            SqlMapper.AddTypeHandler(new Instant());
            SqlMapper.AddTypeHandler(new Day());
            SqlMapper.AddTypeHandler(new Texts());
            SqlMapper.AddTypeHandler(new Ids());
            SqlMapper.AddTypeHandler(new Wholes());
        }
    }

    /// <summary>timestamptz: always UTC in the database, an instant in code.</summary>
    private sealed class Instant : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override DateTimeOffset Parse(object value) => value switch
        {
            DateTimeOffset at => at,
            DateTime at => new(DateTime.SpecifyKind(at, DateTimeKind.Utc)),
            _ => throw new InvalidCastException($"{value.GetType()} is no instant."),
        };

        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value) => parameter.Value = value.UtcDateTime;
    }

    private sealed class Day : SqlMapper.TypeHandler<DateOnly>
    {
        public override DateOnly Parse(object value) => value switch
        {
            DateOnly day => day,
            DateTime at => DateOnly.FromDateTime(at),
            _ => throw new InvalidCastException($"{value.GetType()} is no date."),
        };

        public override void SetValue(IDbDataParameter parameter, DateOnly value) => parameter.Value = value;
    }

    private sealed class Texts : ArrayOf<string>;

    private sealed class Ids : ArrayOf<Guid>;

    private sealed class Wholes : ArrayOf<int>;

    /// <summary>Dapper spreads arrays into many parameters unless a handler claims them; PostgreSQL takes them whole.</summary>
    private abstract class ArrayOf<T> : SqlMapper.TypeHandler<T[]>
    {
        public override T[] Parse(object value) => (T[])value;

        public override void SetValue(IDbDataParameter parameter, T[]? value) => parameter.Value = value;
    }
}
