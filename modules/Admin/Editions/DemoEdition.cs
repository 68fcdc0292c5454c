using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Admin.Editions;

/// <summary>The demo's new edition, waiting to be decided: the maker renamed, one duty sharper, one gone, one new.</summary>
internal sealed class DemoEdition(Db db, IHouse house, BringEdition bring) : IDemo
{
    public Task Write(DemoStory story, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Once the store has its clock and its positions.</summary>
    public async Task After(DemoStory story, CancellationToken ct)
    {
        if (story.Sales.Count == 0 || story.Staff.FirstOrDefault(p => p.Positions.Contains(Position.GeneralManager)) is not { } gm) return;
        var names = (await db.Rows<Named>("select code, name_zh as zh from admin.positions where store_id = @store", null, ct)).ToDictionary(p => p.Code, p => p.Zh);
        var maker = await db.Row<string>("select nullif(oem_name, '') from admin.stores where store_id = @store", null, ct) ?? "厂家";
        var text = string.Join('\n', house.Clauses.Values.Where(c => c.Reconstructed is null && c.Code != "IO-6").GroupBy(c => c.Position).Select(position =>
            $"{names.GetValueOrDefault(position.Key, position.Key)}岗位职责：\n{string.Join('\n', position.Select((c, n) => $"{n + 1}、{Revised(c, maker)}；"))}{(position.Key == Position.CustomerServiceOfficer ? "\n8、客户来店前24小时内完成预约确认；" : "")}"));
        var outcome = await bring.Now(new() { Title = story.Language == "en" ? "Revision 2026" : "2026修订版", Pasted = text }, null, ct);
        if (!outcome.Ok) throw new InvalidOperationException(string.Join(' ', outcome.Problems.Select(p => p.Text.En)));
        await db.Do("update admin.editions set brought_by = @gm where store_id = @store and id = @id", new { gm = gm.Id, id = outcome.Id }, ct);
    }

    private static string Revised(Clause clause, string maker) => clause.Code switch
    {
        "CS-6" => "客户跟踪服务，车辆交接后24小时内首次跟踪、3日内100%完成",
        "SM-7" => "主持召开每日晨会，每周召开销售例会",
        _ => clause.Sentence.Zh.Replace("东风悦达起亚", maker, StringComparison.Ordinal),
    };

    private sealed record Named(string Code, string Zh);
}
