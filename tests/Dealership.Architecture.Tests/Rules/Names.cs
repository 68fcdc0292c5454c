using System.Text.RegularExpressions;

namespace Dealership.Architecture.Tests.Rules;

/// <summary>What a department's files may name. The compiler sees no other department; text is where one could still slip in.</summary>
internal static class Names
{
    /// <summary>Names of other departments' assemblies, also in strings, nameof and XML.</summary>
    public static IEnumerable<string> OfOthers(string department, IEnumerable<string> all, IEnumerable<SourceFile> files) =>
        from file in files
        from other in all
        where other != department && Regex.IsMatch(file.Text, $@"(?<!Contracts\.)\bDealership\.{other}\b")
        select $"{file.Path} names Dealership.{other}";

    /// <summary>Schemas of other departments in SQL, wherever the SQL stands.</summary>
    public static IEnumerable<string> OfForeignSchemas(string ownSchema, IEnumerable<string> allSchemas, IEnumerable<SourceFile> files) =>
        from file in files
        from schema in allSchemas.Append("house")
        where schema != ownSchema
        from Match match in Regex.Matches(file.Text, $@"\b(from|join|into|update|table|references|on|delete\s+from|using)\s+{schema}\.\w+", RegexOptions.IgnoreCase)
        select $"{file.Path} says “{match.Value}”";

    /// <summary>
    /// Statements that lock a row and look into other tables at once: after waiting for the lock they still see those as
    /// they were before it, so two people pass the same check. <c>Db.RowHolding</c> locks first and looks second.
    /// </summary>
    public static IEnumerable<string> OfLocksThatLookElsewhere(IEnumerable<SourceFile> files) =>
        from file in files
        from Match match in Regex.Matches(file.Text, @"\bselect\b[^;""]*?\bfor\s+(no\s+key\s+)?update\b", RegexOptions.IgnoreCase)
        where Regex.IsMatch(match.Value, @"\bexists\s*\(|\bjoin\b", RegexOptions.IgnoreCase)
        select $"{file.Path} locks and looks elsewhere in one statement";

    /// <summary>Questions of the contracts that are asked, by the department that answers them.</summary>
    public static IReadOnlySet<string> Asked(string department, IEnumerable<(string Department, string Question)> questions, IEnumerable<SourceFile> files)
    {
        var text = string.Join('\n', files.Select(f => f.Text));
        return questions.Where(q => q.Department != department && Regex.IsMatch(text, $@"\b{q.Question}\b")).Select(q => q.Department).ToHashSet();
    }

    /// <summary>Clocks and consoles that a department must not reach for; backs the analyzer with a look at razor files too.</summary>
    public static IEnumerable<string> OfForbiddenApi(IEnumerable<SourceFile> files) =>
        from file in files
        from Match match in Regex.Matches(file.Text, @"\b(DateTime|DateTimeOffset)\.(Now|UtcNow|Today)\b|\bNpgsqlConnection\b|\bNpgsqlDataSource\b|\bSqlMapper\.AddTypeHandler\b|\bConsole\.Write|\bThread\.Sleep\b|\.Result\b(?!\s*[=;,)]?\s*\{)(?<=Task\.Result)|QueryUnbufferedAsync")
        select $"{file.Path} uses {match.Value}";
}
