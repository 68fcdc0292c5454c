using Dealership.Plugin;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dealership.Sales.Resources;

/// <summary>Applications for vehicles, for other systems.</summary>
internal sealed class ResourceEndpoints : IEndpoints
{
    private const string Key = "Idempotency-Key";

    public void Map(ApiRoutes api)
    {
        api.MapGet("/resources", (IDesk desk, string? after, CancellationToken ct) => desk.Read((ResourceList list) => list.Show(after, Cursor.Take, ct)));
        api.MapGet("/resources/{id:guid}", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((ResourceRecord record) => record.Show(id, ct)));
        api.MapGet("/resources/parts", (IDesk desk, string? part, string? model, string? after, CancellationToken ct) => desk.Read((PartRows rows) => rows.Show(new(part, model, after), ct)));
        api.MapPost("/resources", ([FromHeader(Name = Key)] Guid key, ProposeResources.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (ProposeResources duty) => duty.Now(form, ct)));
        api.MapPost("/resources/{id:guid}", ([FromHeader(Name = Key)] Guid key, Guid id, EditResources.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (EditResources duty) => duty.Now(id, form, ct)));
        api.MapPost("/resources/{id:guid}/submission", ([FromHeader(Name = Key)] Guid key, Guid id, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (SubmitResources duty) => duty.Now(id, ct)));
        api.MapPost("/resources/{id:guid}/decision", ([FromHeader(Name = Key)] Guid key, Guid id, DecideResources.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (DecideResources duty) => duty.Now(id, form, ct)));
        api.MapPost("/resources/{id:guid}/answers", ([FromHeader(Name = Key)] Guid key, Guid id, AnswerResources.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (AnswerResources duty) => duty.Now(id, form, ct)));
    }
}
