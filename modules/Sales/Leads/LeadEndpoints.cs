using Dealership.Plugin;
using Dealership.Sales.Pool;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dealership.Sales.Leads;

/// <summary>Leads and the pool, for other systems: a website, a portal, the maker. The same key or the same reference is the same lead.</summary>
internal sealed class LeadEndpoints : IEndpoints
{
    private const string Key = "Idempotency-Key";

    public void Map(ApiRoutes api)
    {
        api.MapGet("/leads", (IDesk desk, string? show, DateOnly? from, DateOnly? until, string? channel, Guid? consultant, string? after, CancellationToken ct) =>
            desk.Read((LeadList list) => list.Show(new(show, from, until, channel, consultant, after), ct)));
        api.MapGet("/leads/counts", (IDesk desk, DateOnly? from, DateOnly? until, string? channel, Guid? consultant, CancellationToken ct) => desk.Read((LeadCounts counts) => counts.Between(from, until, channel, consultant, ct)));
        api.MapGet("/leads/{id:guid}", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((LeadRecord record) => record.Show(id, ct)));
        api.MapGet("/leads/turn", (IDesk desk, CancellationToken ct) => desk.Read((LeadTurn turn) => turn.Today(ct)));
        api.MapGet("/leads/sellers", (IDesk desk, CancellationToken ct) => desk.Read((Sellers sellers) => sellers.Now(ct)));
        api.MapPost("/leads", ([FromHeader(Name = Key)] Guid key, TakeInLead.Form form, IDesk desk, CancellationToken ct) => desk.Do(key, (TakeInLead duty) => duty.Now(form, ct)));
        api.MapPost("/leads/{id:guid}/consultant", ([FromHeader(Name = Key)] Guid key, Guid id, Person person, IDesk desk, CancellationToken ct) => desk.Do(key, (AssignLead duty) => duty.Now(id, person.Id, ct)));
        api.MapPost("/leads/by-turn", ([FromHeader(Name = Key)] Guid key, IDesk desk, CancellationToken ct) => desk.Do(key, (AssignByTurn duty) => duty.Now(ct)));
        api.MapPost("/leads/{id:guid}/taking", ([FromHeader(Name = Key)] Guid key, Guid id, IDesk desk, CancellationToken ct) => desk.Do(key, (TakeLead duty) => duty.Now(id, ct)));
        api.MapPost("/leads/{id:guid}/closure", ([FromHeader(Name = Key)] Guid key, Guid id, Reason reason, IDesk desk) => desk.Do(key, (CloseLead duty) => duty.Now(id, reason.Text)));
        api.MapGet("/leads/rules", (IDesk desk, DateOnly? day, CancellationToken ct) => desk.Read((LeadRules rules) => rules.On(day, ct)));
        api.MapGet("/leads/rules/to-come", (IDesk desk, CancellationToken ct) => desk.Read((LeadRules rules) => rules.ToCome(ct)));
        api.MapPost("/leads/rules", ([FromHeader(Name = Key)] Guid key, SetLeadRule.Form form, IDesk desk, CancellationToken ct) => desk.Do(key, (SetLeadRule duty) => duty.Now(form, ct)));

        api.MapGet("/pool", (IDesk desk, string? after, CancellationToken ct) => desk.Read((PoolList list) => list.Show(after, Cursor.Take, ct)));
        api.MapGet("/cards/{id:guid}/pool-day", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((PoolDay day) => day.Of(id, ct)));
        api.MapGet("/cards/{id:guid}/leads", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((LeadsOf leads) => leads.Card(id, ct)));
        api.MapPost("/cards/{id:guid}/consultant", ([FromHeader(Name = Key)] Guid key, Guid id, Reassignment to, IDesk desk, CancellationToken ct) => desk.Do(key, (ReassignCard duty) => duty.Now(id, to.Id, to.Reason, ct)));
        api.MapPost("/cards/{id:guid}/pooling", ([FromHeader(Name = Key)] Guid key, Guid id, Reason reason, IDesk desk, CancellationToken ct) => desk.Do(key, (PoolCard duty) => duty.Now(id, reason.Text, ct)));
        api.MapPost("/pool/{id:guid}/taking", ([FromHeader(Name = Key)] Guid key, Guid id, IDesk desk, CancellationToken ct) => desk.Do(key, (TakeCard duty) => duty.Now(id, ct)));
    }

    internal sealed record Person(Guid? Id);

    internal sealed record Reason(string? Text);

    internal sealed record Reassignment(Guid? Id, string? Reason);
}
