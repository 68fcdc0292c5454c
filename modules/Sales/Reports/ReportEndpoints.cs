using Dealership.Plugin;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dealership.Sales.Reports;

/// <summary>Daily reports, for other systems: the maker's own may read the sheet and give back a receipt.</summary>
internal sealed class ReportEndpoints : IEndpoints
{
    private const string Key = "Idempotency-Key";

    public void Map(ApiRoutes api)
    {
        api.MapGet("/reports", (IDesk desk, DateOnly? from, DateOnly? until, string? show, Guid? consultant, string? after, CancellationToken ct) =>
            desk.Read((ReportList list) => list.Show(new(from, until, show, consultant, after), ct)));
        api.MapGet("/reports/counts", (IDesk desk, DateOnly? from, DateOnly? until, Guid? consultant, CancellationToken ct) =>
            desk.Read((ReportCounts counts) => counts.Between(from, until, consultant, ct)));
        api.MapGet("/reports/{id:guid}", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((ReportRecord record) => record.Show(id, ct)));
        api.MapPost("/reports/{id:guid}/confirmation", ([FromHeader(Name = Key)] Guid key, Guid id, ConfirmReport.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (ConfirmReport duty) => duty.Now(id, form, ct)));
        api.MapPost("/reports/checks", ([FromHeader(Name = Key)] Guid key, CheckReports.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (CheckReports duty) => duty.Now(form, ct)));
        api.MapPost("/reports/versions/{version:guid}/return", ([FromHeader(Name = Key)] Guid key, Guid version, ReturnReport.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (ReturnReport duty) => duty.Now(version, form, ct)));
        api.MapPost("/reports/{id:guid}/excuse", ([FromHeader(Name = Key)] Guid key, Guid id, ExcuseReport.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (ExcuseReport duty) => duty.Now(id, form, ct)));
        api.MapPost("/reports/none-today", ([FromHeader(Name = Key)] Guid key, IDesk desk, CancellationToken ct) => desk.Do(key, (CloseEmptyDay duty) => duty.Now(ct)));
        api.MapPost("/reports/feedbacks", ([FromHeader(Name = Key)] Guid key, LogFeedback.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (LogFeedback duty) => duty.Now(form, ct)));
        api.MapGet("/reports/time", (IDesk desk, CancellationToken ct) => desk.Read((ReportTime time) => time.Show(ct)));
        api.MapPost("/reports/time", ([FromHeader(Name = Key)] Guid key, SetReportTime.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (SetReportTime duty) => duty.Now(form, ct)));
    }
}
