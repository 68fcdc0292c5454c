using System.Reflection;
using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Admin.Editions;

/// <summary>One thing that hangs on a clause.</summary>
/// <param name="What">What it is.</param>
/// <param name="Which">Which, or how many.</param>
/// <param name="Link">Address of exactly those.</param>
/// <param name="Broken">The new words no longer carry it.</param>
internal sealed record Touch(Text What, Text Which, string Link, bool Broken = false);

/// <summary>What a change of a clause touches (牵涉): found in what the house declares and in the ledger, listed nowhere by hand.</summary>
[Needs(EditionRights.Decide)]
internal sealed class Touched(Db db, IHouse house, TimeProvider clock) : IRead
{
    private const string Sql = "select count(*)::int from admin.undone_at(@store, @now) u where u.clause_code = @code";

    /// <param name="code">The clause.</param>
    /// <param name="said">Its new words; empty where it is gone.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<IReadOnlyList<Touch>> Show(string code, string said, CancellationToken ct)
    {
        if (!house.Clauses.TryGetValue(code, out var clause)) return [];
        var touched = new List<Touch>();
        void Add(bool there, Text what, Text which, string link, bool broken = false)
        {
            if (there) touched.Add(new(what, which, link, broken));
        }
        var open = await db.Row<int>(Sql, new { code, now = clock.GetUtcNow() }, ct);
        Add(open > 0, new("未完成的待办", "Open obligations"), new($"{open} 件", $"{open}"), $"/admin/obligations?clause={code}&state=undone");
        if (clause.Cadence is { } cadence)
        {
            // The cadence of a documented clause quotes the document: with the words gone, so is its ground.
            var quoted = clause.Provenance == Provenance.Document;
            Add(true, quoted ? new("原文频次", "Cadence of the document") : new("建议频次", "Cadence proposed"), cadence, $"/admin/register/{code}",
                quoted && said.Length > 0 && !cadence.Zh.Split('、', ',', '，').All(part => Likeness.Plain(said).Contains(Likeness.Plain(part), StringComparison.Ordinal)));
        }
        var rights = house.Rights.Values.Where(r => r.Clauses.Contains(code)).ToArray();
        Add(rights.Length > 0, new("由它而来的权限", "Rights that follow from it"), Joined(rights.Select(r => r.Name)), $"/admin/register/{code}");
        Add(clause.Oversees.Count > 0, new("它抽查", "It samples"), new(string.Join("、", clause.Oversees), string.Join(", ", clause.Oversees)), "/admin/supervision");
        var overseen = house.Clauses.Values.Where(c => c.Oversees.Contains(code) || c.Oversees.Contains(clause.Position)).Select(c => c.Code).ToArray();
        Add(overseen.Length > 0, new("抽查它的", "Sampled by"), new(string.Join("、", overseen), string.Join(", ", overseen)), "/admin/supervision/quality");
        var matters = clause.Owings.Keys.Concat(clause.Claimed).Select(f => f.GetCustomAttribute<MatterAttribute>()).OfType<MatterAttribute>().Select(m => new Text(m.Zh, m.En)).ToArray();
        Add(matters.Length > 0, new("认领的事项", "Matters it claims"), Joined(matters), "/admin/accountability");
        var proofs = clause.Proofs.Keys.Select(f => f.GetCustomAttribute<MatterAttribute>()).OfType<MatterAttribute>().Select(m => new Text(m.Zh, m.En)).ToArray();
        Add(proofs.Length > 0, new("证明它的业务", "What proves it"), Joined(proofs), $"/admin/register/{code}");
        Add(clause.Effects.Count > 0, new("应当改善", "Should improve"), Joined(clause.Effects.Select(e => e.What)), $"/admin/effects/{code}");
        return touched;
    }

    private static Text Joined(IEnumerable<Text> names) => names.Distinct().ToArray() is var all ? new(string.Join("、", all.Select(n => n.Zh)), string.Join(", ", all.Select(n => n.En))) : default;
}
