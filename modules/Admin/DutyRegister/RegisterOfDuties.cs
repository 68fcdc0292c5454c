using Dealership.Admin.Editions;
using Dealership.Admin.Obligations;
using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Admin.DutyRegister;

/// <summary>The register (职责总表): every clause the house declares, with the general manager's word on its cadence.</summary>
[Needs(LedgerRights.SeeRegister)]
internal sealed class RegisterOfDuties(Db db, IHouse house, TimeProvider clock) : IRead
{
    /// <summary>A clause as the page and the API show it. Live: something in this product proves it.</summary>
    internal sealed record Entry(
        string Code, string Position, string Department, Text Sentence, string Class, Text? Cadence, Text? Proposed, string Provenance,
        Confirmation? Confirmed, Text Evidence, Text? Damage, bool Live, bool Counted, bool Classified, string? Rhythm, Text? PutBack, WordsInForce.Later? Edition = null)
    {
        /// <summary>It is owed by itself or for facts, so that it can be counted.</summary>
        public bool Owed => Live || Rhythm is not null;
    }

    /// <summary>As selected; words are nothing when the cadence was confirmed as proposed.</summary>
    internal sealed record Confirmation(string Clause, string? CadenceZh, string? CadenceEn, DateOnly EffectiveFrom, DateTimeOffset At, string By);

    /// <summary>As selected. Keeper: the held position that stands in when nobody holds it (代管).</summary>
    internal sealed record PositionRow(string Code, string NameZh, string NameEn, string[] Holders, string? Keeper);

    /// <summary>A duty without class, cadence or evidence.</summary>
    internal sealed record Unclassified(Guid EditionId, int Place, string Title, string Position, string Said, DateOnly Since);

    /// <param name="Positions">In the store's order, those that owe something.</param>
    /// <param name="Entries">The document's, in its order within a position.</param>
    /// <param name="New">Duties of a later edition that were taken over and that nobody has classified yet.</param>
    /// <param name="PutBack">Clauses of its missing pages, put back from what the trade says (补): apart, and in no count of the document.</param>
    internal sealed record View(IReadOnlyList<PositionRow> Positions, IReadOnlyList<Entry> Entries, IReadOnlyList<Unclassified> New, IReadOnlyList<Entry> PutBack)
    {
        public int Documented => Entries.Count(e => e.Provenance == "document");
        public int Proposed => Entries.Count(e => e.Provenance != "document");
        public int Confirmed => Entries.Count(e => e.Provenance == "confirmed");
        public int Damaged => Entries.Count(e => e.Damage is not null);
        public int Unclassified => Entries.Count(e => !e.Classified) + New.Count;
        public int Live => Entries.Count(e => e.Live);
    }

    private const string Sql = """
        select distinct on (c.clause_code) c.clause_code as clause, c.cadence_zh, c.cadence_en, c.effective_from, c.confirmed_at as at, p.name as by
        from   admin.cadence_confirmations c
        join   admin.stores s on s.store_id = @store
        join   admin.people p on p.store_id = @store and p.id = c.confirmed_by
        where  c.store_id = @store and c.effective_from <= (@now at time zone s.zone)::date
        order  by c.clause_code, c.effective_from desc, c.confirmed_at desc;
        with s as (select (@now at time zone zone)::date as today from admin.stores where store_id = @store),
        held as (select h.* from s, admin.holders_on(@store, s.today) h)
        select n.code, n.name_zh, n.name_en, coalesce((select array_agg(h.name order by h.name) from held h where h.position_code = n.code), '{}') as holders,
               nullif(admin.keeper_of(@store, s.today, n.code, null), n.code) as keeper
        from   s
        join   admin.positions n on n.store_id = @store
        order  by n.sort, n.code
        """;

    private const string NewSql = """
        select l.edition_id, l.place, e.title, l.position, l.said, d.since
        from   admin.edition_decisions d
        join   admin.edition_lines l on l.store_id = @store and l.edition_id = d.edition_id and l.place = d.place
        join   admin.editions e on e.store_id = @store and e.id = d.edition_id
        where  d.store_id = @store and d.accepted and l.kind = 'added' order by d.at, l.place
        """;

    public async Task<View> Show(CancellationToken ct)
    {
        var (added, words) = await db.Both<Unclassified, WordsInForce.Later>($"{NewSql}; {WordsInForce.AtSql}", new { at = clock.GetUtcNow() }, ct);
        var later = words.ToDictionary(w => w.Code);
        var (confirmations, positions) = await db.Both<Confirmation, PositionRow>(Sql, new { now = clock.GetUtcNow() }, ct);
        var word = confirmations.ToDictionary(c => c.Clause);
        var owing = house.Clauses.Values.Select(c => c.Position).ToHashSet();
        return new([.. positions.Where(p => owing.Contains(p.Code))],
            [.. house.Clauses.Values.Where(c => c.Reconstructed is null).Select(Told).Select(e => later.TryGetValue(e.Code, out var l) ? e with { Sentence = l.Sentence, Edition = l } : e)], added,
            [.. house.Clauses.Values.Where(c => c.Reconstructed is not null).Select(Told)]);

        Entry Told(Clause clause) => Show(clause, word.GetValueOrDefault(clause.Code));
    }

    internal static Entry Show(Clause clause, Confirmation? word)
    {
        var provenance = clause.Provenance == Provenance.Document ? "document" : word is null ? "proposed" : "confirmed";
        var cadence = word is { CadenceZh: { } zh, CadenceEn: { } en } ? new Text(zh, en) : clause.Cadence;
        return new(clause.Code, clause.Position, clause.Department, clause.Sentence, clause.Class.ToString(), cadence, clause.Cadence, provenance,
            word, clause.Evidence, clause.Damage, clause.Live, clause.Count is not null, clause.Classified, clause.Rhythm?.Text, clause.Reconstructed);
    }
}
