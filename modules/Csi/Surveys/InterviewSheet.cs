using Dealership.Contracts.CustomerService;
using Dealership.Csi.Templates;
using Dealership.Plugin;

namespace Dealership.Csi.Surveys;

/// <summary>
/// The call screen of an interview that may be held now: name and number in full (the look is logged), the questions, and
/// what was answered before. Nothing for the seller, and nothing once it is held, excluded, or too early.
/// </summary>
[Needs(Rights.Interview)]
internal sealed class InterviewSheet(Db db, Caller caller, TimeProvider clock, ICustomers customers) : IRead
{
    /// <summary>Contact is nothing where the buyer must not be contacted, or is no longer known.</summary>
    internal sealed record View(Guid Id, string ModelCode, string VinTail, CustomerContact? Contact, Template Template, IReadOnlyDictionary<string, int> Answers, DateTimeOffset Began);

    private const string Sql = """
        select s.customer_id, s.model_code, s.vin_tail, s.template_version
        from   csi.surveys s
        where  s.store_id = @store and s.id = @id and s.consultant_id <> @me and s.opens_at <= @now
          and  not exists (select 1 from csi.completions c where c.store_id = @store and c.survey_id = s.id)
          and  not exists (select 1 from csi.exclusions x where x.store_id = @store and x.survey_id = s.id)
        """;

    public async Task<View?> Show(Guid id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await db.Row<Row>(Sql, new { id, me = caller.PersonId, now }, ct) is not { } survey) return null;
        var contact = await customers.Reveal(survey.CustomerId, new($"CSI-1 交车满意度访问 …{survey.VinTail}", $"CSI-1 satisfaction interview …{survey.VinTail}"), ct);
        return new(id, survey.ModelCode, survey.VinTail, contact, await Template.Load(db, survey.TemplateVersion, ct), await Answers.Read(db, id, ct), now);
    }

    private sealed record Row(Guid CustomerId, string ModelCode, string VinTail, int TemplateVersion);
}
