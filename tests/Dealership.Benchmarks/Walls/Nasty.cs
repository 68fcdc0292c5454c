using System.Text.Json.Nodes;

namespace Dealership.Benchmarks.Walls;

/// <summary>Values that nobody sends by accident, and some that many do.</summary>
internal static class Nasty
{
    /// <summary>Must never come back unescaped in a page.</summary>
    public const string Script = "\"'><script>knock()</script>";

    private static readonly string[] Texts =
    [
        "", " ", "\t\r\n", "null", "undefined", "0", "-1", "2147483648", "-2147483649", "9223372036854775808", "99999999999999999999999999999999", "1e400", "NaN", "Infinity", "0.00000000000000001",
        "0001-01-01", "9999-12-31", "2026-02-30", "2026-13-01", "10000-01-01", "infinity", "-infinity", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59-14:00", "24:00", "99:99", "13.13.2026",
        "\u0000", "a\u0000b", "\u0001\u0008\u001f", "\ud83d\ude97\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67", "\u202eabc", "e\u0301\u0327\u0489", "\ufeff", "\uffff", "ﷺﷺﷺ", "İıſß", "𠮷野家", "龘",
        "'; drop table sales.orders; --", "' or '1'='1", "') or true --", "1; select pg_sleep(5)", "\\", "\\'", "$1", "@store", "%", "_", "%_%", "%%%%%%%%%%%%%%%%%%%%", "{0}", "{{7*7}}", "${7*7}", "[[", "(", "*", "+?",
        Script, "javascript:knock()", "//example.org", "/\\example.org", "../../../../etc/passwd", "..%2f..%2fetc", "%00", "%", "%zz", "a\r\nSet-Cookie: knock=1", "=cmd|' /C calc'!A0", "@SUM(1+1)",
        "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff", "not-a-guid", "true", "yes", "[]", "{}", "AQID", "////", "e30=", "MjAyNi0wMS0wMXx4", "2026-01-01|x|y", "，，，", "１２３",
    ];

    /// <summary>One as text.</summary>
    public static string Text(Random dice) => dice.Next(12) switch
    {
        0 => new string('长', 5_000),
        1 => new string('9', 400),
        _ => Texts[dice.Next(Texts.Length)],
    };

    /// <summary>One that an address can carry.</summary>
    public static string Short(Random dice) => Text(dice) is var text && text.Length > 500 ? text[..500] : text;

    /// <summary>One as any JSON.</summary>
    public static JsonNode? Json(Random dice) => dice.Next(14) switch
    {
        0 => null,
        1 => int.MaxValue,
        2 => long.MaxValue,
        3 => -1,
        4 => 0,
        5 => 1e300,
        6 => decimal.MaxValue,
        7 => dice.Next(2) == 0,
        8 => new JsonArray(),
        9 => new JsonObject(),
        _ => Text(dice),
    };

    /// <summary>A body that is no JSON of ours at all.</summary>
    public static (string Body, string Type) Broken(Random dice, string whole) => dice.Next(9) switch
    {
        0 => ("", "application/json"),
        1 => (whole[..(whole.Length / 2)], "application/json"),
        2 => ("null", "application/json"),
        3 => ("[]", "application/json"),
        4 => (new string('[', 3000), "application/json"),
        5 => (whole, "text/plain"),
        6 => (whole, "application/x-www-form-urlencoded"),
        7 => ("\"\\ud800\"", "application/json"),
        _ => ("{\"a\":" + new string('1', 5000) + "}", "application/json"),
    };

    /// <summary>Replaces some values of a body.</summary>
    public static void Spoil(JsonNode? node, Random dice)
    {
        if (node is JsonObject made)
        {
            if (made.Count == 0) return;
            for (var times = dice.Next(1, 3); times > 0; times--)
            {
                var name = made.ElementAt(dice.Next(made.Count)).Key;
                if (made[name] is JsonObject or JsonArray && dice.Next(2) == 0) Spoil(made[name], dice);
                // Of its own kind more often than not: what is of another kind never gets past the reader.
                else made[name] = made[name]?.GetValueKind() == System.Text.Json.JsonValueKind.String && dice.Next(4) > 0 ? Text(dice) : Json(dice);
            }
        }
        else if (node is JsonArray { Count: > 0 } list)
        {
            if (list[0] is JsonObject or JsonArray) Spoil(list[0], dice);
            else list[0] = Json(dice);
        }
    }
}
