using Dealership.Plugin;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dealership.Admin.Notices;

/// <summary>The inbox, one's choices, the channels and their log, for other systems. No secret is ever answered.</summary>
internal sealed class NoticeEndpoints : IEndpoints
{
    private const string Key = "Idempotency-Key";

    public void Map(ApiRoutes api)
    {
        api.MapGet("/inbox", (IDesk desk, CancellationToken ct) => desk.Read((Inbox inbox) => inbox.Show(ct)));
        api.MapGet("/inbox/unread", (IDesk desk, CancellationToken ct) => desk.Read((Unread unread) => unread.Count(ct)));
        api.MapPost("/inbox/read", ([FromHeader(Name = Key)] Guid key, IDesk desk, CancellationToken ct) => desk.Do(key, (ReadAll duty) => duty.Now(ct)));
        api.MapGet("/inbox/choices", (IDesk desk, CancellationToken ct) => desk.Read((MyNotices mine) => mine.Show(ct)));
        api.MapPut("/inbox/choices", ([FromHeader(Name = Key)] Guid key, ChooseNotices.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (ChooseNotices duty) => duty.Now(form, ct)));

        api.MapGet("/notices/rules", (IDesk desk, CancellationToken ct) => desk.Read((NoticeRules rules) => rules.Show(ct)));
        api.MapPost("/notices/times", ([FromHeader(Name = Key)] Guid key, SetNoticeTimes.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (SetNoticeTimes duty) => duty.Now(form, ct)));
        api.MapPost("/notices/reach", ([FromHeader(Name = Key)] Guid key, SetReach.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (SetReach duty) => duty.Now(form, ct)));
        api.MapGet("/notices/channels", (IDesk desk, CancellationToken ct) => desk.Read((ChannelList list) => list.Show(ct)));
        api.MapGet("/notices/channels/{id:guid}", async (IDesk desk, Guid id, CancellationToken ct) =>
            await desk.Read((ChannelRecord record) => record.Show(id, ct)) is { } found ? Results.Ok(found) : Results.NotFound());
        api.MapPost("/notices/channels", ([FromHeader(Name = Key)] Guid key, KeepChannel.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (KeepChannel duty) => duty.Now(null, form, ct)));
        api.MapPut("/notices/channels/{id:guid}", ([FromHeader(Name = Key)] Guid key, Guid id, KeepChannel.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (KeepChannel duty) => duty.Now(id, form, ct)));
        api.MapPost("/notices/channels/{id:guid}/test", ([FromHeader(Name = Key)] Guid key, Guid id, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (TryChannel duty) => duty.Now(id, ct)));
        api.MapGet("/notices/log", (IDesk desk, [AsParameters] Search search, CancellationToken ct) => desk.Read((DeliveryLog log) => log.Show(search.Filter, ct)));
        api.MapGet("/notices/log/export", (IDesk desk, [AsParameters] Search search, TimeProvider clock) => DeliverySheet.Of(desk, search.Filter, clock));
        api.MapPost("/notices/log/{id:guid}/again", ([FromHeader(Name = Key)] Guid key, Guid id, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (SendAgain duty) => duty.Now(id, ct)));
    }

    internal sealed record Search
    {
        public Guid? Channel { get; init; }
        public string? State { get; init; }
        [FromQuery(Name = "day-from")] public DateOnly? From { get; init; }
        [FromQuery(Name = "day-to")] public DateOnly? Until { get; init; }
        public string? After { get; init; }
        public DeliveryLog.Filter Filter => new(Channel, State, From, Until, After);
    }
}
