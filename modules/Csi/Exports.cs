using Dealership.Contracts;
using Dealership.Csi.Cases;
using Dealership.Csi.Scores;
using Dealership.Csi.Surveys;
using Dealership.Plugin;
using Dealership.Plugin.Sheets;
using Microsoft.AspNetCore.Http;

namespace Dealership.Csi;

/// <summary>The lists as workbooks, with the filters of the screen, up to a number of rows; never a buyer's name or number.</summary>
internal static class Exports
{
    private const int Most = 5000;

    public static async Task Surveys(IDesk desk, HttpContext http, string? state, DateOnly? from, DateOnly? until, string? vinTail, CancellationToken ct)
    {
        if (!desk.Caller.May(Rights.ExportSample)) throw new NotAllowedException(Rights.ExportSample);
        var page = await desk.Read((SurveyList list) => list.Show(new(state, from, until, vinTail, null, Most), ct));
        await Send(http, desk, "surveys", new("调查样本", "Sample"), Names.SampleColumns, page.Rows, ct);
    }

    public static async Task Scores(IDesk desk, HttpContext http, DateOnly? month, string? factor, Guid? consultant, CancellationToken ct)
    {
        var page = await desk.Read((ScoreRows rows) => rows.Show(new(month, factor, consultant, null, Most), ct));
        await Send(http, desk, "scores", new("得分明细", "Scores"), Names.ScoreColumns, page.Rows, ct);
    }

    public static async Task Cases(IDesk desk, HttpContext http, string? state, string? factor, CancellationToken ct)
    {
        var page = await desk.Read((CaseList list) => list.Show(new(state, factor, null, Most), ct));
        await Send(http, desk, "cases", new("低分案件", "Low-score cases"), Names.CaseColumns, page.Rows, ct);
    }

    private static Task Send<T>(HttpContext http, IDesk desk, string file, Text name, IReadOnlyList<ListColumn<T>> columns, IReadOnlyList<T> rows, CancellationToken ct)
    {
        http.Response.ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{file}.xlsx\"";
        return ListFile.Write(http.Response.Body, name, columns, rows, desk.Caller.Language, ct);
    }
}
