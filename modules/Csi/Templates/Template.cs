using Dealership.Plugin;

namespace Dealership.Csi.Templates;

/// <summary>One version of the questionnaire. It is never changed; a new weighting is a new version.</summary>
internal sealed record Template(int Version, IReadOnlyList<Template.Factor> Factors, IReadOnlyList<Template.Question> Questions)
{
    /// <summary>A factor with its share of the index.</summary>
    internal sealed record Factor(string Code, string NameZh, string NameEn, decimal Weight);

    /// <summary>A question with its share of its factor; without a factor it is watched but no part of the index.</summary>
    internal sealed record Question(string Code, string? Factor, string TextZh, string TextEn, string Kind, decimal Weight, bool MaySkip);

    private const string LoadSql = """
        select code, name_zh, name_en, weight from csi.factors where store_id = @store and version = @version order by sort;
        select code, factor, text_zh, text_en, kind, weight, may_skip from csi.questions where store_id = @store and version = @version order by sort
        """;

    /// <summary>This version; the standard one while the store has none of its own.</summary>
    public static async Task<Template> Load(Db db, int version, CancellationToken ct)
    {
        var (factors, questions) = await db.Both<Factor, Question>(LoadSql, new { version }, ct);
        return questions.Count == 0 ? Standard.Template : new(version, factors, questions);
    }

    /// <summary>The version in force; 0 while the store has none.</summary>
    public static Task<int> Latest(Db db, CancellationToken ct) =>
        db.Row<int>("select coalesce(max(version), 0) from csi.templates where store_id = @store", null, ct);

    private const string SaveSql = """
        insert into csi.templates (store_id, version, note, made_at, made_by) values (@store, @Version, @note, @now, @by) on conflict do nothing;
        insert into csi.factors (store_id, version, code, name_zh, name_en, weight, sort)
        select @store, @Version, f.code, f.zh, f.en, f.weight, f.sort
        from   unnest(@factors, @factorsZh, @factorsEn, @factorWeights::numeric[]) with ordinality as f(code, zh, en, weight, sort) on conflict do nothing;
        insert into csi.questions (store_id, version, code, factor, text_zh, text_en, kind, weight, may_skip, sort)
        select @store, @Version, q.code, q.factor, q.zh, q.en, q.kind, q.weight, q.skip, q.sort
        from   unnest(@questions, @of, @zh, @en, @kinds, @weights::numeric[], @skips) with ordinality as q(code, factor, zh, en, kind, weight, skip, sort) on conflict do nothing
        """;

    /// <summary>Writes it down; does nothing where this version is there already.</summary>
    public Task<int> Save(Db db, string note, DateTimeOffset now, Guid by, CancellationToken ct) => db.Do(SaveSql, new
    {
        Version,
        note,
        now,
        by,
        factors = Factors.Select(f => f.Code).ToArray(),
        factorsZh = Factors.Select(f => f.NameZh).ToArray(),
        factorsEn = Factors.Select(f => f.NameEn).ToArray(),
        factorWeights = Factors.Select(f => f.Weight).ToArray(),
        questions = Questions.Select(q => q.Code).ToArray(),
        of = Questions.Select(q => q.Factor).ToArray(),
        zh = Questions.Select(q => q.TextZh).ToArray(),
        en = Questions.Select(q => q.TextEn).ToArray(),
        kinds = Questions.Select(q => q.Kind).ToArray(),
        weights = Questions.Select(q => q.Weight).ToArray(),
        skips = Questions.Select(q => q.MaySkip).ToArray(),
    }, ct);

    /// <summary>Makes sure the store has a questionnaire, and answers which version is in force.</summary>
    public static async Task<int> InForce(Db db, DateTimeOffset now, CancellationToken ct)
    {
        var version = await Latest(db, ct);
        if (version > 0) return version;
        await Standard.Template.Save(db, Standard.Note, now, Guid.Empty, ct);
        return Standard.Template.Version;
    }
}
