using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Dealership.Benchmarks.Walls;

/// <summary>
/// Requests as somebody might really send them: a field is filled with what the store has in the column of its name, so that what
/// comes back was answered by the rule and not by the first check.
/// </summary>
internal sealed partial class Plausible(IReadOnlyDictionary<string, string[]> columns, IReadOnlyList<TwoStores.Record> records)
{
    private static readonly string[] Words = ["好", "按期完成", "2026-03-04", "13912345678", "LSVAA49J132047371", "SC", "CS-6", "沪A12345", "10:30", "12"];

    /// <summary>Reads what the store has.</summary>
    public static async Task<Plausible> Of(Books books, IReadOnlyList<TwoStores.Record> records)
    {
        var columns = new Dictionary<string, string[]>();
        foreach (var named in books.Columns.Where(c => c.Type is "text" or "uuid" or "date" && c.Name != "id").GroupBy(c => c.Name))
            columns[named.Key] = [.. await books.Rows<string>(string.Join(" union ", named.Select(c => $"(select \"{c.Name}\"::text from {c.Schema}.\"{c.Table}\" where store_id = {TwoStores.Own} and \"{c.Name}\" is not null limit 8)")))];
        return new(columns, records);
    }

    /// <summary>The address with its blanks filled; ids from the records given.</summary>
    public string Path(Way way, Random dice, Guid? id = null)
    {
        var segments = way.Template.Split('/');
        for (var i = 0; i < segments.Length; i++)
        {
            if (!segments[i].Contains('{', StringComparison.Ordinal)) continue;
            var name = Name().Match(segments[i]).Groups[1].Value;
            segments[i] = segments[i].Contains(":guid", StringComparison.Ordinal) ? (id ?? Id(way, i > 0 ? segments[i - 1] : "", dice)).ToString()
                : segments[i].Contains(":int", StringComparison.Ordinal) ? Whole(segments[i], dice)
                : Uri.EscapeDataString(Text(name, dice));
        }
        return string.Join('/', segments);
    }

    /// <summary>A query in which everything that must be there is.</summary>
    public string Query(Way way, Random dice)
    {
        var parts = way.Query.Where(q => dice.Next(2) == 0 || (q.Type.IsValueType && Nullable.GetUnderlyingType(q.Type) is null))
            .Select(q => $"{Uri.EscapeDataString(char.ToLowerInvariant(q.Name[0]) + q.Name[1..])}={Uri.EscapeDataString(Word(q.Type, q.Name, dice))}").ToArray();
        return parts.Length == 0 ? "" : "?" + string.Join('&', parts);
    }

    /// <summary>A body of this type.</summary>
    public JsonNode? Body(Type type, Random dice, string name = "", int depth = 0)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(string) || plain == typeof(Guid) || plain == typeof(DateOnly) || plain == typeof(TimeOnly) || plain == typeof(DateTimeOffset) || plain == typeof(DateTime)) return Word(plain, name, dice);
        if (plain == typeof(bool)) return dice.Next(2) == 0;
        if (plain.IsEnum || plain.IsPrimitive || plain == typeof(decimal)) return dice.Next(0, 30);
        if (depth > 3) return null;
        if (Element(plain) is { } element) return new JsonArray([.. Enumerable.Range(0, dice.Next(1, 3)).Select(_ => Body(element, dice, name, depth + 1))]);
        if (plain.IsGenericType && plain.Name.Contains("Dictionary", StringComparison.Ordinal)) return new JsonObject { [Word(plain.GetGenericArguments()[0], name, dice)] = Body(plain.GetGenericArguments()[1], dice, name, depth + 1) };
        var made = new JsonObject();
        foreach (var property in plain.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite))
            made[JsonNamingPolicy.CamelCase.ConvertName(property.Name)] = Body(property.PropertyType, dice, property.Name, depth + 1);
        return made;
    }

    /// <summary>A value as an address or a form writes it.</summary>
    public string Word(Type type, string name, Random dice)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        var day = new DateOnly(2026, 1, 1).AddDays(dice.Next(400));
        if (plain == typeof(Guid)) return Values(name, dice) is { } known && Guid.TryParse(known, out _) ? known : records[dice.Next(records.Count)].Id.ToString();
        if (plain == typeof(DateOnly)) return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (plain == typeof(TimeOnly)) return "10:30:00";
        if (plain == typeof(DateTimeOffset) || plain == typeof(DateTime)) return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T10:30:00Z";
        if (plain == typeof(bool)) return "true";
        return plain == typeof(string) ? Text(name, dice) : dice.Next(0, 30).ToString(CultureInfo.InvariantCulture);
    }

    private Guid Id(Way way, string noun, Random dice)
    {
        var schema = way.Template.Split('/') is [_, "api", var segment, ..] ? segment.Replace('-', '_') : way.Template.Split('/')[1].Replace('-', '_');
        var own = records.Where(r => r.Schema == schema).ToArray();
        var named = own.Where(r => r.Table.Replace("_", "-", StringComparison.Ordinal).EndsWith(noun.Trim('/'), StringComparison.Ordinal)).ToArray();
        var pool = named.Length > 0 && dice.Next(4) > 0 ? named : own.Length > 0 ? own : [.. records];
        return pool[dice.Next(pool.Length)].Id;
    }

    private string Text(string name, Random dice) => dice.Next(8) > 0 && Values(name, dice) is { } known ? known : Words[dice.Next(Words.Length)];

    private string? Values(string name, Random dice)
    {
        var snake = Humps().Replace(name, "_$1").ToLowerInvariant();
        return (columns.GetValueOrDefault(snake) ?? columns.GetValueOrDefault(snake + "_code")) is { Length: > 0 } values ? values[dice.Next(values.Length)] : null;
    }

    /// <summary>Within the range that the address says, where it says one.</summary>
    private static string Whole(string blank, Random dice) => (Range().Match(blank) is { Success: true } range
        ? dice.Next(int.Parse(range.Groups[1].Value, CultureInfo.InvariantCulture), int.Parse(range.Groups[2].Value, CultureInfo.InvariantCulture) + 1)
        : dice.Next(0, 4)).ToString(CultureInfo.InvariantCulture);

    private static Type? Element(Type type) => type.IsArray ? type.GetElementType()
        : type != typeof(string) && !type.Name.Contains("Dictionary", StringComparison.Ordinal) ? type.GetInterfaces().Append(type).FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0] : null;

    [GeneratedRegex(@"\{\**(\w+)")]
    private static partial Regex Name();

    [GeneratedRegex(@":range\((\d+),(\d+)\)")]
    private static partial Regex Range();

    [GeneratedRegex("(?<=[a-z0-9])([A-Z])")]
    private static partial Regex Humps();
}
