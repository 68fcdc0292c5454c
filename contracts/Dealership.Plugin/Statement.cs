using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Npgsql;

namespace Dealership.Plugin;

/// <summary>
/// One statement as PostgreSQL takes it: numbered places instead of names. Read once per text, so that a request neither parses
/// nor builds SQL, and a prepared statement is found by the same text every time.
/// </summary>
/// <param name="Sql">With <c>$1</c>, <c>$2</c> … where the names stood.</param>
/// <param name="Names">What stands in each place.</param>
internal sealed partial record Statement(string Sql, IReadOnlyList<string> Names)
{
    private static readonly ConcurrentDictionary<string, Statement[]> Known = new();

    /// <summary>The first of its conditions that stand only where something is asked for.</summary>
    private Wish? Wished { get; init; }

    /// <summary>It changes rows and answers none.</summary>
    public bool AnswersNothing { get; } = !Answering().IsMatch(Sql);

    /// <summary>The statements of a text; semicolons part them.</summary>
    public static IReadOnlyList<Statement> All(string text) => Known.GetOrAdd(text, static t => [.. Read(t)]);

    /// <summary>Ready to run with these values.</summary>
    public NpgsqlBatchCommand With(Arguments values)
    {
        if (Wished is { } wish) return (values.Has(wish.Name) ? wish.Asked : wish.Unasked).Value.With(values);
        var command = new NpgsqlBatchCommand(Sql);
        foreach (var name in Names) command.Parameters.Add(values.Of(name));
        return command;
    }

    [GeneratedRegex(@"^\s*(select|with|values|table)\b|\breturning\b", RegexOptions.IgnoreCase)]
    private static partial Regex Answering();

    private static IEnumerable<Statement> Read(string text)
    {
        var (sql, names, began) = (new StringBuilder(text.Length), new List<string>(), 0);
        for (var at = 0; at < text.Length;)
        {
            var end = Skipped(text, at);
            if (end > at)
            {
                sql.Append(text, at, end - at);
                at = end;
            }
            else if (text[at] == '@' && at + 1 < text.Length && IsName(text[at + 1]) && !char.IsAsciiDigit(text[at + 1]) && (at == 0 || !IsOperator(text[at - 1])))
            {
                for (end = at + 1; end < text.Length && IsName(text[end]);) end++;
                var name = text[(at + 1)..end];
                if (!names.Contains(name)) names.Add(name);
                sql.Append('$').Append(names.IndexOf(name) + 1);
                at = end;
            }
            else if (text[at] == ';')
            {
                if (sql.ToString().Trim() is { Length: > 0 } one) yield return new(one, names) { Wished = Wish.In(text[began..at]) };
                (sql, names, at) = (new(), [], at + 1);
                began = at;
            }
            else sql.Append(text[at++]);
        }
        if (sql.ToString().Trim() is { Length: > 0 } last) yield return new(last, names) { Wished = Wish.In(text[began..]) };
    }

    /// <summary>Where what begins here and holds neither names nor ends of statements is over: a quotation, a comment.</summary>
    private static int Skipped(string text, int at) => text[at] switch
    {
        '\'' => Quoted(text, at, at > 0 && text[at - 1] is 'e' or 'E' && (at < 2 || !IsName(text[at - 2]))),
        '"' => After(text, "\"", at + 1),
        '-' when Begins(text, at, "--") => After(text, "\n", at),
        '/' when Begins(text, at, "/*") => After(text, "*/", at + 2),
        '$' when at == 0 || !IsName(text[at - 1]) => Dollars(text, at),
        _ => at,
    };

    private static int Quoted(string text, int at, bool escapes)
    {
        for (at++; at < text.Length; at++)
        {
            if (escapes && text[at] == '\\') at++;
            else if (text[at] == '\'') return at + 1; // a doubled one begins the next quotation
        }
        return text.Length;
    }

    private static int Dollars(string text, int at)
    {
        var end = at + 1;
        while (end < text.Length && IsName(text[end])) end++;
        return end < text.Length && text[end] == '$' && (end == at + 1 || !char.IsAsciiDigit(text[at + 1])) ? After(text, text[at..(end + 1)], end + 1) : at;
    }

    private static int After(string text, string end, int from) => text.IndexOf(end, from, StringComparison.Ordinal) is >= 0 and var found ? found + end.Length : text.Length;

    private static bool Begins(string text, int at, string with) => string.CompareOrdinal(text, at, with, 0, with.Length) == 0;

    private static bool IsName(char c) => char.IsLetterOrDigit(c) || c == '_';

    private static bool IsOperator(char c) => c is '@' or '<' or '>' or '~' or '&' or '|' or '?' or '#';

    /// <summary>
    /// A condition that stands only where something is asked for: <c>(@x is null or …)</c>. What is not asked for is left out of the text, and of what is
    /// asked for the question whether it is: PostgreSQL keeps one plan for a text, and one that has to serve both reads a list from its beginning on each page.
    /// </summary>
    /// <param name="Name">What may be asked for.</param>
    /// <param name="Asked">The statement where it is.</param>
    /// <param name="Unasked">The statement where it is not.</param>
    private sealed partial record Wish(string Name, Lazy<Statement> Asked, Lazy<Statement> Unasked)
    {
        public static Wish? In(string text)
        {
            foreach (var at in Code(text, 0).Where(at => text[at] == '('))
                if (Opening().Match(text, at) is { Success: true } opening && Closing(text, at) is { } end)
                    return new(opening.Groups[1].Value, Of($"{text[..at]}({text[(at + opening.Length)..end]}){text[(end + 1)..]}"), Of($"{text[..at]}true{text[(end + 1)..]}"));
            return null;
        }

        private static Lazy<Statement> Of(string text) => new(() => Read(text).Single());

        private static int? Closing(string text, int opening)
        {
            var depth = 0;
            foreach (var at in Code(text, opening))
                if ((depth += text[at] switch { '(' => 1, ')' => -1, _ => 0 }) == 0) return at;
            return null;
        }

        /// <summary>Where something stands that is neither quoted nor a comment.</summary>
        private static IEnumerable<int> Code(string text, int from)
        {
            for (var at = from; at < text.Length;)
                if (Skipped(text, at) is var after && after > at) at = after;
                else yield return at++;
        }

        [GeneratedRegex(@"\G\(\s*@(\w+)(?:::[a-z_]+(?:\[\])?)?\s+is\s+null\s+or\s+", RegexOptions.IgnoreCase)]
        private static partial Regex Opening();
    }
}
