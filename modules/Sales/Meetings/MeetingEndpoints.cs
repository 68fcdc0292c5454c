using Dealership.Plugin;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dealership.Sales.Meetings;

/// <summary>The daily meetings and their material, for other systems.</summary>
internal sealed class MeetingEndpoints : IEndpoints
{
    private const string Key = "Idempotency-Key";

    public void Map(ApiRoutes api)
    {
        api.MapGet("/meetings", (IDesk desk, string? kind, string? after, CancellationToken ct) => desk.Read((MeetingList list) => list.Show(new(kind, after), ct)));
        api.MapGet("/meetings/today", (IDesk desk, CancellationToken ct) => desk.Read((TodaysMeetings today) => today.Show(ct)));
        api.MapPost("/meetings", ([FromHeader(Name = Key)] Guid key, Which which, IDesk desk, CancellationToken ct) => desk.Do(key, (OpenMeeting duty) => duty.Now(which.Kind, ct)));
        api.MapGet("/meetings/{id:guid}", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((MeetingRecord record) => record.Show(id, ct)));
        api.MapPost("/meetings/{id:guid}/attendance", ([FromHeader(Name = Key)] Guid key, Guid id, TakeAttendance.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (TakeAttendance duty) => duty.Now(id, form, ct)));
        api.MapGet("/meetings/decisions/read", (IDesk desk, string? text, CancellationToken ct) => desk.Read((ReadDecisions read) => read.Of(text, ct)));
        api.MapPost("/meetings/{id:guid}/decisions", ([FromHeader(Name = Key)] Guid key, Guid id, DecideActions.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (DecideActions duty) => duty.Now(id, form, ct)));
        api.MapPost("/meetings/{id:guid}/closing", ([FromHeader(Name = Key)] Guid key, Guid id, CloseMeeting.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (CloseMeeting duty) => duty.Now(id, form, ct)));

        api.MapGet("/meetings/packs/{id:guid}", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((PackRecord record) => record.Show(id, ct)));
        api.MapGet("/meetings/packs/{id:guid}/wall", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((WallSheet sheet) => sheet.Of(id, ct)));
        api.MapGet("/meetings/packs/{id:guid}/{figure}", (IDesk desk, Guid id, string figure, CancellationToken ct) => desk.Read((PackRows rows) => rows.Of(id, figure, ct)));
        api.MapPost("/meetings/packs/{id:guid}/confirmation", ([FromHeader(Name = Key)] Guid key, Guid id, ConfirmPack.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (ConfirmPack duty) => duty.Now(id, form, ct)));
        api.MapPost("/meetings/packs/{id:guid}/version", ([FromHeader(Name = Key)] Guid key, Guid id, IDesk desk, CancellationToken ct) => desk.Do(key, (RefreshPack duty) => duty.Now(id, ct)));
        api.MapGet("/meetings/times", (IDesk desk, CancellationToken ct) => desk.Read((PackTimes times) => times.Show(ct)));
        api.MapPost("/meetings/times", ([FromHeader(Name = Key)] Guid key, SetPackTime.Form form, IDesk desk, CancellationToken ct) => desk.Do(key, (SetPackTime duty) => duty.Now(form, ct)));

        api.MapGet("/meetings/forecasts", (IDesk desk, DateOnly? day, CancellationToken ct) => desk.Read((Forecasts forecasts) => forecasts.On(day, ct)));
        api.MapPost("/meetings/forecasts", ([FromHeader(Name = Key)] Guid key, GiveForecast.Form form, IDesk desk, CancellationToken ct) => desk.Do(key, (GiveForecast duty) => duty.Now(form, ct)));

        api.MapGet("/meetings/actions", (IDesk desk, string? show, Guid? person, string? after, CancellationToken ct) => desk.Read((ActionList list) => list.Show(new(show, person, after), ct)));
        api.MapGet("/meetings/actions/{id:guid}", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((ActionRecord record) => record.Show(id, ct)));
        api.MapPost("/meetings/actions/{id:guid}/done", ([FromHeader(Name = Key)] Guid key, Guid id, DoAction.Form form, IDesk desk, CancellationToken ct) => desk.Do(key, (DoAction duty) => duty.Now(id, form, ct)));
        api.MapPost("/meetings/actions/{id:guid}/withdrawal", ([FromHeader(Name = Key)] Guid key, Guid id, Reason reason, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (DropAction duty) => duty.Now(id, reason.Why, ct)));
    }

    internal sealed record Which(string? Kind);

    internal sealed record Reason(string? Why);
}
