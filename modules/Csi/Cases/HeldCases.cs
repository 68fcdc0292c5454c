using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Csi.Cases;

/// <summary>
/// Low-score cases that somebody answered and whose measure is not verified yet, for his hand-over sheet (离岗交接): the buyer
/// was promised something. Cases without an answer belong to a position and go the way of obligations.
/// </summary>
internal sealed class HeldCases(Db db) : IHeld
{
    private const string Sql = """
        select c.id, s.model_code || ' ' || s.vin_tail as what, c.close_due as due
        from   csi.cases c
        join   csi.surveys s on s.store_id = @store and s.id = c.survey_id
        join   csi.case_answers a on a.store_id = @store and a.case_id = c.id and a.by_person = @person
        where  c.store_id = @store and not exists (select 1 from csi.case_closings x where x.store_id = @store and x.case_id = c.id)
        order  by c.close_due, c.id
        """;

    public async Task<IReadOnlyList<Held>> By(Guid person, CancellationToken ct) =>
        [.. (await db.Rows<Row>(Sql, new { person }, ct)).Select(r => new Held(
            new($"已答复待核实的低分案件 {r.What}", $"Low-score case answered and not verified: {r.What}"), $"/csi/cases/{r.Id}", r.Due))];

    private sealed record Row(Guid Id, string What, DateTimeOffset Due);
}
