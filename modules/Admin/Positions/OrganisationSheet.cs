using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.Plugin.Sheets;
using Dealership.Ui;
using Microsoft.AspNetCore.Http;

namespace Dealership.Admin.Positions;

/// <summary>The organisation of a day as a file. It is read before anything is sent, so that a refusal is one.</summary>
internal static class OrganisationSheet
{
    private static ListColumn<Organisation.Place>[] Columns(Words words) =>
    [
        new(new("岗位", "Position"), p => new Text(p.Position.NameZh, p.Position.NameEn), 24),
        new(new("代码", "Code"), p => p.Position.Code, 8),
        new(new("层级", "Level"), p => p.Depth + 1, 8),
        new(new("上级", "Reports to"), p => p.Position.Superior, 10),
        new(new("部门", "Department"), p => p.Position.Department, 18),
        new(new("编制", "Posts"), p => p.Position.Authorised, 8),
        new(new("在岗", "In post"), p => p.Position.InPost, 8),
        new(new("缺编", "Missing"), p => p.Position.Missing, 8),
        new(new("超编", "Over"), p => p.Position.Over, 8),
        new(new("任岗人员", "Held by"), p => string.Join(words["、", ", "], p.Position.HolderNames), 30),
        new(new("请假代理", "Stands in"), p => string.Join(words["、", ", "], p.Position.StandIns), 20),
    ];

    public static async Task<IResult> Of(IDesk desk, DateOnly? on, Words words, TimeProvider clock)
    {
        var view = await desk.Read((Organisation chart) => chart.Show(on, default));
        return await ListExport.Of(new("组织架构", "Organisation"), desk, Columns(words), _ => Task.FromResult<(IReadOnlyList<Organisation.Place>, string?)>((view.Chart, null)), clock);
    }
}
