using Dealership.Plugin;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dealership.Sales.Market;

/// <summary>Market surveys and rivals, for other systems: a price service may note offers.</summary>
internal sealed class MarketEndpoints : IEndpoints
{
    private const string Key = "Idempotency-Key";

    public void Map(ApiRoutes api)
    {
        api.MapGet("/market", (IDesk desk, CancellationToken ct) => desk.Read((SurveyList list) => list.Show(ct)));
        api.MapPost("/market", ([FromHeader(Name = Key)] Guid key, IDesk desk, CancellationToken ct) => desk.Do(key, (OpenSurvey duty) => duty.Now(ct)));
        api.MapGet("/market/{id:guid}", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((SurveyRecord record) => record.Show(id, ct)));
        api.MapPost("/market/{id:guid}/offers", ([FromHeader(Name = Key)] Guid key, Guid id, NoteOffer.Form form, IDesk desk, CancellationToken ct) => desk.Do(key, (NoteOffer duty) => duty.Now(id, form, ct)));
        api.MapPost("/market/{id:guid}/publication", ([FromHeader(Name = Key)] Guid key, Guid id, PublishSurvey.Form form, IDesk desk, CancellationToken ct) => desk.Do(key, (PublishSurvey duty) => duty.Now(id, form, ct)));
        api.MapGet("/market/rivals", (IDesk desk, CancellationToken ct) => desk.Read((Rivals rivals) => rivals.Show(ct)));
        api.MapPost("/market/rivals", ([FromHeader(Name = Key)] Guid key, WatchRival.Form form, IDesk desk, CancellationToken ct) => desk.Do(key, (WatchRival duty) => duty.Now(form, ct)));
        api.MapPost("/market/rivals/{id:guid}/end", ([FromHeader(Name = Key)] Guid key, Guid id, IDesk desk, CancellationToken ct) => desk.Do(key, (LetRivalGo duty) => duty.Now(id, ct)));
    }
}
