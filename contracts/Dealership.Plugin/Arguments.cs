using System.Collections.Concurrent;
using System.Reflection;
using Npgsql;
using NpgsqlTypes;

namespace Dealership.Plugin;

/// <summary>The values of several objects, for one statement: <c>new Together(figures, new { take })</c>.</summary>
/// <param name="Parts">Each with its properties; the last one that has a name gives its value.</param>
public sealed record Together(params object?[] Parts);

/// <summary>What stands in a statement's places: what the house puts there, and the properties of what the caller gave.</summary>
/// <param name="args">An object whose properties are named as in the statement, several of them, or nothing.</param>
/// <param name="given">The house's own.</param>
internal readonly struct Arguments(object? args, Func<string, NpgsqlParameter?> given)
{
    private static readonly ConcurrentDictionary<Type, Dictionary<string, Func<object, NpgsqlParameter>>> Known = new();

    private static readonly System.Text.UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private static readonly Dictionary<Type, NpgsqlDbType> Types = new()
    {
        [typeof(bool)] = NpgsqlDbType.Boolean,
        [typeof(short)] = NpgsqlDbType.Smallint,
        [typeof(int)] = NpgsqlDbType.Integer,
        [typeof(long)] = NpgsqlDbType.Bigint,
        [typeof(decimal)] = NpgsqlDbType.Numeric,
        [typeof(double)] = NpgsqlDbType.Double,
        [typeof(Guid)] = NpgsqlDbType.Uuid,
        [typeof(DateOnly)] = NpgsqlDbType.Date,
        [typeof(TimeOnly)] = NpgsqlDbType.Time,
        [typeof(DateTime)] = NpgsqlDbType.TimestampTz,
        [typeof(DateTimeOffset)] = NpgsqlDbType.TimestampTz,
    };

    /// <summary>The value of this name, as a parameter of its own.</summary>
    /// <exception cref="InvalidOperationException">Nothing has this name.</exception>
    public NpgsqlParameter Of(string name)
    {
        if (given(name) is { } own) return own;
        if (args is Together together)
        {
            for (var i = together.Parts.Length - 1; i >= 0; i--)
                if (together.Parts[i] is { } part && Find(part, name) is { } found) return found;
        }
        else if (args is not null && Find(args, name) is { } value) return value;
        throw new InvalidOperationException($"Nothing was given for @{name}.");
    }

    /// <summary>Whether there is a value of this name; <see langword="null"/> is none.</summary>
    /// <exception cref="InvalidOperationException">Nothing has this name.</exception>
    public bool Has(string name) => Of(name).Value is not (null or DBNull);

    private static NpgsqlParameter? Find(object args, string name) => Known.GetOrAdd(args.GetType(), Read).TryGetValue(name, out var make) ? make(args) : null;

    private static Dictionary<string, Func<object, NpgsqlParameter>> Read(Type type) => type
        .GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetMethod is not null && p.GetIndexParameters().Length == 0)
        .ToDictionary(p => p.Name, p => Maker(type, p), StringComparer.OrdinalIgnoreCase);

    private static Func<object, NpgsqlParameter> Maker(Type type, PropertyInfo property)
    {
        if (type.IsValueType) return args => Boxed(property.GetValue(args), property.PropertyType);
        var how = Nullable.GetUnderlyingType(property.PropertyType) is { } inner && inner.IsValueType ? (Name: nameof(Perhaps), Of: inner) : (Name: nameof(Always), Of: property.PropertyType);
        return (Func<object, NpgsqlParameter>)typeof(Arguments).GetMethod(how.Name, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type, how.Of).Invoke(null, [property])!;
    }

    private static Func<object, NpgsqlParameter> Always<TArgs, T>(PropertyInfo property)
    {
        var read = property.GetMethod!.CreateDelegate<Func<TArgs, T>>();
        return args => Made(read((TArgs)args));
    }

    private static Func<object, NpgsqlParameter> Perhaps<TArgs, T>(PropertyInfo property) where T : struct
    {
        var read = property.GetMethod!.CreateDelegate<Func<TArgs, T?>>();
        return args => read((TArgs)args) is { } value ? Made(value) : None(typeof(T));
    }

    /// <summary>A parameter with its type also where there is no value: the statement that was prepared is the same.</summary>
    /// <exception cref="System.Text.EncoderFallbackException">A text holds half a character: said before anything is sent.</exception>
    internal static NpgsqlParameter Made<T>(T value) => value switch
    {
        string text when Strict.GetByteCount(text) >= 0 => new NpgsqlParameter<string> { TypedValue = text },
        DateTimeOffset at => new NpgsqlParameter<DateTime> { TypedValue = at.UtcDateTime },
        Enum word => Boxed(word, word.GetType()),
        // A collection is written as what it is, not as what it is declared to be.
        _ when !typeof(T).IsValueType && typeof(T) != typeof(string) => Boxed(value, typeof(T)),
        _ => new NpgsqlParameter<T> { TypedValue = value },
    };

    private static NpgsqlParameter None(Type type) => Types.TryGetValue(type.IsEnum ? Enum.GetUnderlyingType(type) : type, out var known)
        ? new() { NpgsqlDbType = known, Value = DBNull.Value }
        : new() { Value = DBNull.Value };

    private static NpgsqlParameter Boxed(object? value, Type type) => value switch
    {
        null => None(Nullable.GetUnderlyingType(type) ?? type),
        DateTimeOffset at => new() { Value = at.UtcDateTime },
        Enum word => new() { Value = Convert.ChangeType(word, Enum.GetUnderlyingType(word.GetType()), System.Globalization.CultureInfo.InvariantCulture) },
        _ => new() { Value = value },
    };
}
