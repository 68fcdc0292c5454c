using Dealership.Plugin;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dealership.Admin.Substitutes;

/// <summary>Who stands in for whom, for other systems.</summary>
internal sealed class SubstituteEndpoints : IEndpoints
{
    private const string Key = "Idempotency-Key";

    public void Map(ApiRoutes api)
    {
        api.MapGet("/people/{id:guid}/substitutes", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((SubstitutesOf of) => of.Show(id, ct)));
        api.MapPost("/people/{id:guid}/substitutes", ([FromHeader(Name = Key)] Guid key, Guid id, NameSubstitute.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (NameSubstitute duty) => duty.Now(id, form, ct)));
        api.MapDelete("/substitutes/{id:guid}", ([FromHeader(Name = Key)] Guid key, Guid id, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (EndSubstitution duty) => duty.Now(id, ct)));
    }
}
