using Dealership.Contracts;
using Dealership.Contracts.Csi;
using Dealership.Plugin;

namespace Dealership.Csi.Scores;

/// <summary>The index of each handover whose interview was held and stands.</summary>
internal sealed class HandoverScores(Db db) : IHandoverScores
{
    private const string Sql = """
        select s.delivery_id as subject, c.score as value, c.at
        from   csi.surveys s
        join   csi.completions c on c.store_id = @store and c.survey_id = s.id
        where  s.store_id = @store and s.delivery_id = any(@subjects)
          and  not exists (select 1 from csi.exclusions x where x.store_id = @store and x.survey_id = s.id)
        """;

    public Task<IReadOnlyList<Measured>> Of(IReadOnlyCollection<Guid> subjects, CancellationToken ct) => db.Rows<Measured>(Sql, new { subjects = subjects.ToArray() }, ct);
}
