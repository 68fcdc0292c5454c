using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Dealership.Host.Web;

/// <summary>
/// What every body and address must be before a department sees it: days of an era in which cars are sold (a day at either end of the
/// calendar cannot be reckoned with), and nothing missing where a form says that something is always there.
/// </summary>
internal static class Readable
{
    private const int First = 1900, Last = 2199;
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Days = new();

    /// <summary>As an API says it.</summary>
    public static Contracts.Text OutOfEra { get; } = new("日期超出范围，请检查年份。", "A date is out of range; check its year.");

    /// <summary>A day that can be reckoned with; whatever is no day is fine.</summary>
    public static bool InEra(object? value) => value switch
    {
        DateOnly day => day.Year is >= First and <= Last,
        DateTime at => at.Year is >= First and <= Last,
        DateTimeOffset at => at.Year is >= First and <= Last,
        null or string or IEnumerable => true,
        _ => Days.GetOrAdd(value.GetType(), DaysOf).All(p => InEra(p.GetValue(value))),
    };

    /// <summary>The same for the JSON that is read.</summary>
    public static void AddTo(JsonSerializerOptions options)
    {
        options.Converters.Add(new InEraOnly<DateOnly>());
        options.Converters.Add(new InEraOnly<DateTime>());
        options.Converters.Add(new InEraOnly<DateTimeOffset>());
        options.RespectNullableAnnotations = true;
        options.TypeInfoResolver = (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(AnswersAsTheyAre);
    }

    /// <summary>A list or a text that a form always has may not be sent as null; what we answer is ours and is not judged.</summary>
    private static void AnswersAsTheyAre(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object) return;
        foreach (var property in type.Properties.Where(p => !p.PropertyType.IsValueType)) property.IsGetNullable = true;
    }

    private static PropertyInfo[] DaysOf(Type type) => type.IsPrimitive ? []
        : [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0
            && (Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType) is var plain && (plain == typeof(DateOnly) || plain == typeof(DateTime) || plain == typeof(DateTimeOffset)))];

    private sealed class InEraOnly<T> : JsonConverter<T> where T : struct
    {
        private static readonly JsonConverter<T> Plain = (JsonConverter<T>)JsonSerializerOptions.Default.GetConverter(typeof(T));

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Plain.Read(ref reader, typeToConvert, options) is var read && InEra(read) ? read : throw new JsonException(OutOfEra.En);

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => Plain.Write(writer, value, options);
    }
}
