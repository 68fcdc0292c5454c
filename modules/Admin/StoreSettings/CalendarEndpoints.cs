using Dealership.Plugin;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dealership.Admin.StoreSettings;

/// <summary>The store, its hours and its calendar, for other systems. Holidays from a sheet go through the import of kind <c>holidays</c>.</summary>
internal sealed class CalendarEndpoints : IEndpoints
{
    private const string Key = "Idempotency-Key";

    public void Map(ApiRoutes api)
    {
        api.MapGet("/store", (IDesk desk, CancellationToken ct) => desk.Read((StoreRecord record) => record.Show(ct)));
        api.MapPut("/store", ([FromHeader(Name = Key)] Guid key, ChangeStore.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (ChangeStore duty) => duty.Now(form, ct)));
        api.MapGet("/calendar", (IDesk desk, DateOnly? month, string? department, CancellationToken ct) =>
            desk.Read((CalendarMonth calendar) => calendar.Show(month, department, ct)));
        api.MapPost("/calendar", ([FromHeader(Name = Key)] Guid key, SetDay.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (SetDay duty) => duty.Now(form, ct)));
        api.MapGet("/calendar/hours", (IDesk desk, CancellationToken ct) => desk.Read((HoursList list) => list.Show(ct)));
        api.MapPost("/calendar/hours", ([FromHeader(Name = Key)] Guid key, SetWeeklyHours.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (SetWeeklyHours duty) => duty.Now(form, ct)));
        api.MapDelete("/calendar/hours", ([FromHeader(Name = Key)] Guid key, string? department, DateOnly from, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (TakeBackHours duty) => duty.Now(department ?? "", from, ct)));
        api.MapGet("/calendar/holidays", (IDesk desk, int? year, CancellationToken ct) => desk.Read((HolidayYear of) => of.Show(year, ct)));
        api.MapPost("/calendar/holidays", ([FromHeader(Name = Key)] Guid key, SetHoliday.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (SetHoliday duty) => duty.Now(form, ct)));
    }
}
