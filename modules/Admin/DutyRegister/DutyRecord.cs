using Dealership.Admin.Obligations;
using Dealership.Plugin;

namespace Dealership.Admin.DutyRegister;

/// <summary>One clause: who holds it, what was said about its cadence, and how it went in the last 30 days.</summary>
[Needs(LedgerRights.SeeRegister)]
internal sealed class DutyRecord(Db db, RegisterOfDuties register, FigureRows figures, TimeProvider clock) : IRead
{
    public const int Days = 30;

    /// <param name="Entry">The clause.</param>
    /// <param name="Position">The position that owes it; nothing when the store does not have it.</param>
    /// <param name="Words">Everything the general manager said, latest first.</param>
    /// <param name="Tallies">How many of each result and grade; nothing when what counts it is not installed.</param>
    /// <param name="From">First due date counted.</param>
    /// <param name="Until">First due date no longer counted: tomorrow.</param>
    internal sealed record View(
        RegisterOfDuties.Entry Entry, RegisterOfDuties.PositionRow? Position, IReadOnlyList<RegisterOfDuties.Confirmation> Words,
        IReadOnlyList<FigureRows.Tally>? Tallies, DateOnly From, DateOnly Until)
    {
        public int Owed => Tallies?.Sum(t => t.Number) ?? 0;

        /// <summary>How many ended so.</summary>
        public int Of(string result) => Tallies!.Where(t => t.Result == result).Sum(t => t.Number);

        /// <summary>What the proofs are worth: how many of each grade, strongest first.</summary>
        public IEnumerable<(string Grade, int Number)> Mix => from t in Tallies ?? []
                                                              where t.Grade is not null
                                                              group t.Number by t.Grade into g
                                                              orderby Array.IndexOf(Standing.Grades, g.Key)
                                                              select (g.Key, g.Sum());
    }

    private const string Sql = """
        select (@now at time zone zone)::date from admin.stores where store_id = @store;
        select c.clause_code as clause, c.cadence_zh, c.cadence_en, c.effective_from, c.confirmed_at as at, p.name as by
        from   admin.cadence_confirmations c
        join   admin.people p on p.store_id = @store and p.id = c.confirmed_by
        where  c.store_id = @store and c.clause_code = @code
        order  by c.effective_from desc, c.confirmed_at desc
        """;

    public async Task<View?> Show(string code, CancellationToken ct)
    {
        var all = await register.Show(ct);
        if (all.Entries.Concat(all.PutBack).FirstOrDefault(e => e.Code == code) is not { } entry) return null;
        var (days, words) = await db.Both<DateOnly, RegisterOfDuties.Confirmation>(Sql, new { code, now = clock.GetUtcNow() }, ct);
        var until = days[0].AddDays(1);
        var counts = await figures.Counts(code, until.AddDays(-Days), until, ct);
        return new(entry, all.Positions.FirstOrDefault(p => p.Code == entry.Position), words, counts, until.AddDays(-Days), until);
    }
}
