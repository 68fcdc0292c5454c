using Dealership.Plugin;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dealership.Admin.HandingOver;

/// <summary>The hand-over sheet, for other systems.</summary>
internal sealed class HandOverEndpoints : IEndpoints
{
    private const string Key = "Idempotency-Key";

    public void Map(ApiRoutes api)
    {
        api.MapGet("/people/{id:guid}/handing-over", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((HandOverSheet sheet) => sheet.Show(id, ct)));
        api.MapPost("/people/{id:guid}/handing-over", ([FromHeader(Name = Key)] Guid key, Guid id, OpenHandOver.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (OpenHandOver duty) => duty.Now(id, form, ct)));
        api.MapGet("/people/{id:guid}/handing-over/receivers", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((Receivers all) => all.Show(id, ct)));
        api.MapGet("/handing-over/mine", (IDesk desk, CancellationToken ct) => desk.Read((ToReceive waiting) => waiting.Show(ct)));
        api.MapPut("/handing-over/{sheet:guid}/receiver", ([FromHeader(Name = Key)] Guid key, Guid sheet, NameReceiver.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (NameReceiver duty) => duty.Now(sheet, form, ct)));
        api.MapPost("/handing-over/{sheet:guid}/{block}/acceptance", ([FromHeader(Name = Key)] Guid key, Guid sheet, string block, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (AcceptBlock duty) => duty.Now(sheet, block, ct)));
        api.MapPost("/handing-over/{sheet:guid}/fall", ([FromHeader(Name = Key)] Guid key, Guid sheet, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (LetFall duty) => duty.Now(sheet, ct)));
        api.MapPost("/handing-over/{sheet:guid}/signature", ([FromHeader(Name = Key)] Guid key, Guid sheet, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (SignHandOver duty) => duty.Now(sheet, ct)));
    }
}
