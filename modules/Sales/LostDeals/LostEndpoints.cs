using Dealership.Plugin;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dealership.Sales.LostDeals;

/// <summary>Lost deals, for other systems.</summary>
internal sealed class LostEndpoints : IEndpoints
{
    private const string Key = "Idempotency-Key";

    public void Map(ApiRoutes api)
    {
        api.MapGet("/lost", (IDesk desk, string? show, string? reason, DateOnly? from, DateOnly? until, string? after, CancellationToken ct) =>
            desk.Read((LostList list) => list.Show(new(show, reason, from, until, after), ct)));
        api.MapGet("/lost/counts", (IDesk desk, DateOnly? from, DateOnly? until, CancellationToken ct) => desk.Read((LostCounts counts) => counts.Between(from, until, ct)));
        api.MapGet("/lost/{id:guid}", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((LostRecord record) => record.Show(id, ct)));
        api.MapGet("/lost/share", (IDesk desk, CancellationToken ct) => desk.Read((LostCallShare share) => share.Show(ct)));
        api.MapPost("/lost/share", ([FromHeader(Name = Key)] Guid key, SetLostCallShare.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (SetLostCallShare duty) => duty.Now(form, ct)));
        api.MapPost("/cards/{id:guid}/closure", ([FromHeader(Name = Key)] Guid key, Guid id, ApplyLost.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (ApplyLost duty) => duty.Now(id, form, ct)));
        api.MapPost("/lost/{id:guid}/decision", ([FromHeader(Name = Key)] Guid key, Guid id, DecideLost.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (DecideLost duty) => duty.Now(id, form, ct)));
        api.MapPost("/lost/calls/{id:guid}", ([FromHeader(Name = Key)] Guid key, Guid id, LogLostCall.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (LogLostCall duty) => duty.Now(id, form, ct)));
    }
}
