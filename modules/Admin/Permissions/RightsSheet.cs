using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.Plugin.Sheets;
using Dealership.Ui;
using Microsoft.AspNetCore.Http;

namespace Dealership.Admin.Permissions;

/// <summary>The page of rights and clauses, view by view, and as a file.</summary>
internal static class RightsSheet
{
    /// <summary>The lines of a view: none is phone numbers, bare is without a clause, lost is taken away, else a department.</summary>
    public static IEnumerable<RightsByClause.Line> Of(IEnumerable<RightsByClause.Line> lines, string? view) => view switch
    {
        null or "" => lines.Where(l => l is { Phones: true, Has: true }),
        "bare" => lines.Where(l => l.Ground is RightsByClause.Ground.Reason or RightsByClause.Ground.Given),
        "lost" => lines.Where(l => !l.Has),
        _ => lines.Where(l => l.Department == view && l.Has),
    };

    public static string Say(RightsByClause.Ground ground, Words t) => ground switch
    {
        RightsByClause.Ground.Clause => t["有条款", "By clause"],
        RightsByClause.Ground.Reason => t["无条款依据", "Without a clause"],
        RightsByClause.Ground.Given => t["无条款依据，本店开通", "Without a clause, given by the store"],
        RightsByClause.Ground.ClauseTaken => t["职责已收回", "Clause taken away"],
        _ => t["权限已收回", "Right taken away"],
    };

    public static async Task<IResult> File(IDesk desk, string? view, Words words, TimeProvider clock)
    {
        IReadOnlyList<RightsByClause.Line> lines = [.. Of(await desk.Read((RightsByClause rights) => rights.Show(default)), view)];
        return await ListExport.Of(new("谁能看什么", "Who may see what"), desk,
        [
            new(new("权限", "Right"), l => l.Right, 36),
            new(new("岗位", "Position"), l => l.PositionName, 20),
            new(new("现任", "Held by"), l => string.Join(", ", l.People), 20),
            new(new("凭哪条", "By which clause"), l => string.Join(" ", l.Clauses), 20),
            new(new("说明", "Reason"), l => l.Reason is { } reason ? reason : null, 40),
            new(new("依据", "Ground"), l => Say(l.Ground, words), 18),
        ], _ => Task.FromResult<(IReadOnlyList<RightsByClause.Line>, string?)>((lines, null)), clock);
    }
}
