using Dealership.Plugin;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dealership.Admin.Escalation;

/// <summary>The ladder and what it brought to the caller, for other systems.</summary>
internal sealed class EscalationEndpoints : IEndpoints
{
    public void Map(ApiRoutes api)
    {
        api.MapGet("/desk/escalated", (IDesk desk, CancellationToken ct) => desk.Read((Escalated escalated) => escalated.Show(ct)));
        api.MapGet("/escalation", (IDesk desk, CancellationToken ct) => desk.Read((LadderInForce ladder) => ladder.Show(ct)));
        api.MapPost("/escalation", ([FromHeader(Name = "Idempotency-Key")] Guid key, SetLadder.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (SetLadder duty) => duty.Now(form, ct)));
    }
}
