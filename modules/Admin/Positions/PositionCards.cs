using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.Positions;

/// <summary>Answers which positions the store has.</summary>
internal sealed class PositionCards(Db db) : IPositions
{
    private const string Sql = "select code, name_zh, name_en, superior_code from admin.positions where store_id = @store order by sort, code";

    public async Task<IReadOnlyList<PositionCard>> All(CancellationToken ct) =>
        [.. (await db.Rows<Row>(Sql, null, ct)).Select(r => new PositionCard(r.Code, new(r.NameZh, r.NameEn), r.SuperiorCode))];

    private sealed record Row(string Code, string NameZh, string NameEn, string? SuperiorCode);
}
