using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.Editions;

/// <summary>What the clauses say today: the document's words, or those of a later edition where the general manager took them over.</summary>
[Needs(EditionRights.Decide)]
internal sealed class WordsInForce(Db db, IHouse house, ICalendar calendar) : IRead
{
    /// <summary>The maker of the source document: its name in a sentence is no duty of its own, whatever the store's maker is called.</summary>
    private const string DocumentMaker = "东风悦达起亚";

    /// <summary>One clause's later words.</summary>
    internal sealed record Later(string Code, string Zh, string En, DateOnly Since, Guid EditionId)
    {
        public Text Sentence => new(Zh, En);
    }

    /// <summary>Those that an edition changed, as they hold at the instant <c>@at</c>; of one clause where <c>and w.code = …</c> follows.</summary>
    public const string AtSql = """
        select w.code, w.zh, w.en, w.since, w.edition_id from admin.stores s cross join admin.words_on(@store, (@at::timestamptz at time zone s.zone)::date) w where s.store_id = @store
        """;

    /// <summary>Those that an edition changed, by code, as they hold on a day.</summary>
    public static async Task<IReadOnlyDictionary<string, Later>> On(Db db, DateOnly day, CancellationToken ct) =>
        (await db.Rows<Later>("select code, zh, en, since, edition_id from admin.words_on(@store, @day)", new { day }, ct)).ToDictionary(w => w.Code);

    /// <summary>All clauses that hold and are not taken away, in the document's order.</summary>
    public async Task<IReadOnlyList<InForce>> Clauses(CancellationToken ct)
    {
        var later = await On(db, await calendar.Today(ct), ct);
        var (names, gone) = await db.Both<Name, string>("""
            select code, name_zh as zh from admin.positions where store_id = @store;
            select clause_code from admin.clause_absences where store_id = @store and back_at is null
            """, null, ct);
        var called = names.ToDictionary(n => n.Code, n => n.Zh);
        return [.. house.Clauses.Values.Where(c => c.Reconstructed is null && !gone.Contains(c.Code)).Select(c => new InForce(c.Code, c.Position, called.GetValueOrDefault(c.Position, c.Position), later.TryGetValue(c.Code, out var l) ? l.Zh : c.Sentence.Zh))];
    }

    /// <summary>The document's maker and the store's.</summary>
    public async Task<IReadOnlyCollection<string>> Makers(CancellationToken ct) =>
        [DocumentMaker, $"{DocumentMaker}公司", await db.Row<string>("select oem_name from admin.stores where store_id = @store", null, ct) ?? ""];

    private sealed record Name(string Code, string Zh);
}
