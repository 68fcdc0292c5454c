using Dealership.Plugin;

namespace Dealership.Admin.Load;

/// <summary>
/// How long one occurrence of a clause takes (用时): learned from the spans between what one person proved on one day, where
/// there are enough of them, else as the store says, else a guess by how often it comes round.
/// </summary>
/// <param name="Clause">Its code.</param>
/// <param name="Said">The store's own figure, if it gave one.</param>
/// <param name="Guess">Ours until then.</param>
/// <param name="Median">Of the spans, rounded up to a minute; nothing where there are none.</param>
/// <param name="Seen">How many spans.</param>
internal sealed record Effort(string Clause, int? Said, int Guess, int? Median, int Seen)
{
    /// <summary>Below so many spans a median says nothing.</summary>
    public const int Enough = 10;

    /// <summary>Spans of so many days back.</summary>
    public const int Days = 90;

    /// <summary>Of what nobody has said anything about.</summary>
    public const int Usual = 15;

    public bool Learned => Seen >= Enough && Median is not null;

    /// <summary>What is reckoned with.</summary>
    public int Minutes => Learned ? Median!.Value : Said ?? Guess;

    private const string Sql = """
        select c.code as clause,
               (select m.minutes from admin.clause_minutes m where m.store_id = @store and m.clause_code = c.code and m.effective_from <= (@now at time zone s.zone)::date
                order by m.effective_from desc, m.said_at desc limit 1) as said,
               c.guess, w.median, coalesce(w.seen, 0) as seen
        from   unnest(@codes, @guesses) as c(code, guess)
        join   admin.stores s on s.store_id = @store
        left   join (select w.clause_code, ceil(percentile_cont(0.5) within group (order by w.minutes))::int as median, count(*)::int as seen
                     from   admin.spans_of_work(@store, @since) w group by w.clause_code) w on w.clause_code = c.code
        """;

    /// <summary>Of every clause of the house.</summary>
    public static async Task<IReadOnlyDictionary<string, Effort>> All(Db db, IHouse house, DateTimeOffset now, CancellationToken ct)
    {
        var clauses = house.Clauses.Values.ToArray();
        return (await db.Rows<Effort>(Sql, new { now, since = now.AddDays(-Days), codes = clauses.Select(c => c.Code).ToArray(), guesses = clauses.Select(GuessOf).ToArray() }, ct)).ToDictionary(e => e.Clause);
    }

    private static int GuessOf(Clause clause) => clause.Rhythm?.Kind switch
    {
        RhythmKind.Daily => 15,
        RhythmKind.Weekly => 45,
        RhythmKind.Monthly => 120,
        RhythmKind.Quarterly or RhythmKind.After => 240,
        RhythmKind.Yearly => 480,
        _ => Usual,
    };
}
