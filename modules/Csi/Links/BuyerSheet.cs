using Dealership.Csi.Templates;
using Dealership.Plugin;

namespace Dealership.Csi.Links;

/// <summary>What a buyer sees behind his link: the questions, or why there are none. Nothing about him or his car's papers.</summary>
[OpenTo(EvenStrangers = true)]
internal sealed class BuyerSheet(Db db, TimeProvider clock) : IRead
{
    /// <summary>Whether the link is good.</summary>
    internal enum Standing { Good, Answered, Expired }

    internal sealed record View(Standing Standing, string ModelCode, Template? Template);

    private const string Sql = """
        select s.model_code, s.template_version, l.expires_at, l.used_at is not null as used,
               exists (select 1 from csi.completions c where c.store_id = @store and c.survey_id = s.id) as held,
               exists (select 1 from csi.exclusions x where x.store_id = @store and x.survey_id = s.id) as excluded
        from   csi.links l
        join   csi.surveys s on s.store_id = @store and s.id = l.survey_id
        where  l.store_id = @store and l.nonce = @Nonce and l.survey_id = @SurveyId
        """;

    public async Task<View?> Show(LinkToken token, CancellationToken ct)
    {
        if (await db.Row<Row>(Sql, new { token.Nonce, token.SurveyId }, ct) is not { } link) return null;
        if (link.Used || link.Held) return new(Standing.Answered, link.ModelCode, null);
        if (link.Excluded || link.ExpiresAt <= clock.GetUtcNow()) return new(Standing.Expired, link.ModelCode, null);
        return new(Standing.Good, link.ModelCode, await Template.Load(db, link.TemplateVersion, ct));
    }

    private sealed record Row(string ModelCode, int TemplateVersion, DateTimeOffset ExpiresAt, bool Used, bool Held, bool Excluded);
}
