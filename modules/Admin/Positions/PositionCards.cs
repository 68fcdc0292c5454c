using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.Positions;

/// <summary>Answers which positions the store has today.</summary>
internal sealed class PositionCards(Db db, ICalendar calendar) : IPositions
{
    private const string Sql = "select code, name_zh, name_en, superior_code from admin.organisation_on(@store, @today) where open order by sort, code";

    public async Task<IReadOnlyList<PositionCard>> All(CancellationToken ct) =>
        [.. (await db.Rows<Row>(Sql, new { today = await calendar.Today(ct) }, ct)).Select(r => new PositionCard(r.Code, new(r.NameZh, r.NameEn), r.SuperiorCode))];

    private sealed record Row(string Code, string NameZh, string NameEn, string? SuperiorCode);
}
