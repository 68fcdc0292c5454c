namespace Dealership.Admin.Editions;

/// <summary>A clause in force, as it is compared.</summary>
internal sealed record InForce(string Code, string Position, string PositionName, string Sentence);

/// <summary>One line of the comparison. Kind: same, maker (only the maker's name differs), changed, moved (to another position), added, removed.</summary>
internal sealed record Compared(string Kind, string? Code, string Position, string Said, string English, string Was, double Likeness);

/// <summary>
/// Lays an edition beside what is in force: by code where it gives one, else the most alike first, within a position before across them. Each clause
/// is paired once; what is left over is new, or gone.
/// </summary>
internal static class Comparing
{
    /// <param name="lines">The edition, in its order.</param>
    /// <param name="inForce">What holds, in the document's order.</param>
    /// <param name="makers">Names of the maker: the document's own and the store's.</param>
    public static IReadOnlyList<Compared> Lay(IReadOnlyList<DocumentLine> lines, IReadOnlyList<InForce> inForce, IReadOnlyCollection<string> makers)
    {
        var pairs = new Dictionary<int, InForce>();
        var free = inForce.ToHashSet();
        void Pair(int line, InForce clause)
        {
            pairs.Add(line, clause);
            free.Remove(clause);
        }
        foreach (var (line, place) in lines.Select((line, place) => (line, place)))
            if (line.Code is { } code && free.FirstOrDefault(c => c.Code == code) is { } named) Pair(place, named);
        foreach (var within in new[] { true, false })
        {
            var candidates = from place in Enumerable.Range(0, lines.Count)
                             where !pairs.ContainsKey(place)
                             from clause in free
                             where Holds(lines[place], clause) == within
                             let likeness = Likeness.Of(lines[place].Said, clause.Sentence)
                             where likeness >= Likeness.SameDuty
                             orderby likeness descending, place
                             select (place, clause);
            foreach (var (place, clause) in candidates.ToArray())
                if (!pairs.ContainsKey(place) && free.Contains(clause)) Pair(place, clause);
        }
        return
        [
            .. lines.Select((line, place) => pairs.TryGetValue(place, out var clause)
                ? new Compared(Kind(line, clause, makers), clause.Code, line.Position, line.Said, line.English, clause.Sentence, Likeness.Of(line.Said, clause.Sentence))
                : new Compared("added", null, line.Position, line.Said, line.English, "", 0)),
            .. inForce.Where(free.Contains).Select(c => new Compared("removed", c.Code, c.PositionName, "", "", c.Sentence, 0)),
        ];
    }

    private static bool Holds(DocumentLine line, InForce clause) =>
        Likeness.Plain(line.Position) == Likeness.Plain(clause.PositionName) || string.Equals(line.Position, clause.Position, StringComparison.OrdinalIgnoreCase);

    private static string Kind(DocumentLine line, InForce clause, IReadOnlyCollection<string> makers)
    {
        if (!Holds(line, clause)) return "moved";
        if (Likeness.Plain(line.Said) == Likeness.Plain(clause.Sentence)) return "same";
        return Nameless(line.Said, makers) == Nameless(clause.Sentence, makers) ? "maker" : "changed";
    }

    /// <summary>The longest name first: one may be part of another.</summary>
    private static string Nameless(string sentence, IEnumerable<string> makers) =>
        makers.Select(Likeness.Plain).Where(m => m.Length > 1).OrderByDescending(m => m.Length).Append("厂家").Aggregate(Likeness.Plain(sentence), (words, maker) => words.Replace(maker, "※", StringComparison.Ordinal));
}
