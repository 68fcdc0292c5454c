using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dealership.Admin.Obligations;

namespace Dealership.Admin.Months;

/// <summary>
/// What a closed month says (封存内容), as canonical JSON: the same content is the same bytes for ever, so that its digest can
/// be reckoned anew by anybody. Rows stand in order of clause and subject; instants are UTC to the microsecond.
/// </summary>
/// <param name="Month">Its first day.</param>
/// <param name="ClosedAt">Known and judged at this instant.</param>
/// <param name="Previous">Digest of the month before; nothing for the first.</param>
/// <param name="Counted">Clauses whose number was counted by the business then.</param>
/// <param name="Documented">Clauses whose cadence the document stated then.</param>
internal sealed record Sealed(
    int Store, DateOnly Month, DateTimeOffset ClosedAt, string? Previous, IReadOnlyList<string> Counted, IReadOnlyList<string> Documented, IReadOnlyList<Judgement> Rows)
{
    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    /// <summary>The first day of the month after it.</summary>
    public DateOnly Until => Month.AddMonths(1);

    /// <summary>The same without digits that the database does not keep.</summary>
    public static DateTimeOffset Kept(DateTimeOffset at) => new(at.UtcTicks - at.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);

    public static byte[] Digest(string content) => SHA256.HashData(Encoding.UTF8.GetBytes(content));

    public string Write()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteNumber("store", Store);
            json.WriteString("month", Month.ToString("yyyy-MM", CultureInfo.InvariantCulture));
            json.WriteString("closedAt", Written(ClosedAt));
            json.WriteString("previous", Previous);
            Texts(json, "counted", Counted);
            Texts(json, "documented", Documented);
            json.WriteStartArray("rows");
            foreach (var row in Rows.OrderBy(r => r.Clause, StringComparer.Ordinal).ThenBy(r => r.Subject.ToString(), StringComparer.Ordinal)) Row(json, row);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    public static Sealed Read(string content)
    {
        using var document = JsonDocument.Parse(content);
        var root = document.RootElement;
        return new(root.GetProperty("store").GetInt32(), DateOnly.ParseExact(root.GetProperty("month").GetString()! + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture),
            At(root.GetProperty("closedAt"))!.Value, root.GetProperty("previous").GetString(), Texts(root.GetProperty("counted")), Texts(root.GetProperty("documented")),
            [.. root.GetProperty("rows").EnumerateArray().Select(r => new Judgement(r[0].GetString()!, r[1].GetGuid(), r[2].GetString(),
                r[3].ValueKind == JsonValueKind.Null ? null : r[3].GetGuid(), At(r[4])!.Value, At(r[5]), r[6].GetString(), r[7].GetString()!, r[8].GetBoolean()))]);
    }

    /// <summary>Each clause's figures, in the order of the codes.</summary>
    public IReadOnlyList<Figure> Figures => [.. Rows.GroupBy(r => (r.Clause, r.Position)).OrderBy(g => g.Key.Position, StringComparer.Ordinal).ThenBy(g => Number(g.Key.Clause)).Select(g => new Figure(
        g.Key.Clause, g.Key.Position ?? "", g.Count(), Of(g, "on-time"), Of(g, "late"), Of(g, "missed"), Of(g, "exempt"), g.All(r => r.Measured),
        g.Where(r => r.Grade is not null).GroupBy(r => r.Grade!).ToDictionary(m => m.Key, m => m.Count())))];

    /// <summary>How a clause did. On time + late + missed + exempt = owed.</summary>
    /// <param name="Measured">It counts into the headline.</param>
    /// <param name="Grades">How many were proven by evidence of which grade.</param>
    internal sealed record Figure(
        string Clause, string Position, int Owed, int OnTime, int Late, int Missed, int Exempt, bool Measured, IReadOnlyDictionary<string, int> Grades)
    {
        /// <summary>Strongest first.</summary>
        public IEnumerable<(string Grade, int Number)> Mix => Grades.OrderBy(g => Array.IndexOf(Standing.Grades, g.Key)).Select(g => (g.Key, g.Value));
    }

    private static int Of(IEnumerable<Judgement> rows, string result) => rows.Count(r => r.Result == result);

    private static int Number(string clause) => int.TryParse(clause[(clause.LastIndexOf('-') + 1)..], CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static void Row(Utf8JsonWriter json, Judgement row)
    {
        json.WriteStartArray();
        json.WriteStringValue(row.Clause);
        json.WriteStringValue(row.Subject);
        json.WriteStringValue(row.Position);
        json.WriteStringValue(row.HolderId?.ToString());
        json.WriteStringValue(Written(row.Due));
        json.WriteStringValue(row.ProvenAt is { } at ? Written(at) : null);
        json.WriteStringValue(row.Grade);
        json.WriteStringValue(row.Result);
        json.WriteBooleanValue(row.Measured);
        json.WriteEndArray();
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts.Order(StringComparer.Ordinal)) json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static string[] Texts(JsonElement array) => [.. array.EnumerateArray().Select(e => e.GetString()!)];

    private static string Written(DateTimeOffset at) => at.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture);

    private static DateTimeOffset? At(JsonElement value) => value.GetString() is { } text
        ? DateTimeOffset.ParseExact(text, Instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) : null;
}
