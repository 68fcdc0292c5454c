using Dealership.CustomerService.Complaints;
using Dealership.CustomerService.Customers;
using Dealership.CustomerService.FollowUps;
using Dealership.Plugin;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dealership.CustomerService;

/// <summary>What the pages of customer service can do, for other systems.</summary>
internal sealed class Endpoints : IEndpoints
{
    private const string Key = "Idempotency-Key";

    public void Map(ApiRoutes api)
    {
        Customers(api);
        FollowUps(api);
        Complaints(api);
    }

    private static void Customers(ApiRoutes api)
    {
        api.MapGet("/customers", (IDesk desk, string? search, string? show, string? after, CancellationToken ct) =>
            desk.Read((CustomerList list) => list.Show(new(search, show, after), ct)));
        api.MapGet("/customers/like", (IDesk desk, string? phone, string? q, CancellationToken ct) => desk.Read((Lookalikes like) => like.Like(phone ?? q, ct)));
        api.MapGet("/customers/pick", (IDesk desk, string? q, CancellationToken ct) => desk.Read((Lookalikes like) => like.Pick(q, ct)));
        api.MapGet("/customers/{id:guid}", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((CustomerRecord record) => record.Show(id, ct)));
        api.MapPost("/customers", ([FromHeader(Name = Key)] Guid key, AddCustomer.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (AddCustomer duty) => duty.Now(form, ct)));
        api.MapPost("/customers/{id:guid}/correction", ([FromHeader(Name = Key)] Guid key, Guid id, CorrectCustomer.Form form, IDesk desk, CancellationToken ct) =>
        {
            form.Id = id;
            return desk.Do(key, (CorrectCustomer duty) => duty.Now(form, ct));
        });
        api.MapPost("/customers/{id:guid}/reveal", ([FromHeader(Name = Key)] Guid key, Guid id, Reason why, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (RevealCustomer duty) => duty.Now(new() { Id = id, Reason = why.Text }, ct)));
        api.MapPost("/customers/{id:guid}/consents", ([FromHeader(Name = Key)] Guid key, Guid id, RecordConsent.Form form, IDesk desk, CancellationToken ct) =>
        {
            form.Id = id;
            return desk.Do(key, (RecordConsent duty) => duty.Now(form, ct));
        });
        api.MapPost("/customers/{id:guid}/contact-stop", ([FromHeader(Name = Key)] Guid key, Guid id, Reason why, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (StopContact duty) => duty.Now(new() { Id = id, Reason = why.Text }, ct)));
        api.MapPost("/customers/{id:guid}/contact-resumption", ([FromHeader(Name = Key)] Guid key, Guid id, Reason why, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (ResumeContact duty) => duty.Now(new() { Id = id, Reason = why.Text }, ct)));
        api.MapPost("/merges", ([FromHeader(Name = Key)] Guid key, MergeCustomers.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (MergeCustomers duty) => duty.Now(form, ct)));
        api.MapPost("/merges/{id:guid}/undoing", ([FromHeader(Name = Key)] Guid key, Guid id, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (UndoMerge duty) => duty.Now(id, ct)));
    }

    private static void FollowUps(ApiRoutes api)
    {
        api.MapGet("/follow-ups", (IDesk desk, string? show, DateOnly? from, DateOnly? until, string? after, CancellationToken ct) =>
            desk.Read((CallQueue queue) => queue.Show(new(show, from, until, after), ct)));
        api.MapGet("/follow-ups/rates", (IDesk desk, DateOnly? from, DateOnly? until, CancellationToken ct) =>
            desk.Read((FollowUpRates rates) => rates.Between(from, until, ct)));
        api.MapGet("/follow-ups/{id:guid}", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((FollowUpRecord record) => record.Show(id, ct)));
        api.MapPost("/follow-ups/{id:guid}/calls", ([FromHeader(Name = Key)] Guid key, Guid id, LogCall.Form form, IDesk desk, CancellationToken ct) =>
        {
            form.DeliveryId = id;
            return desk.Do(key, (LogCall duty) => duty.Now(form, ct));
        });
        api.MapPost("/follow-ups/{id:guid}/giving-up", ([FromHeader(Name = Key)] Guid key, Guid id, Reason why, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (GiveUpFollowUp duty) => duty.Now(new() { DeliveryId = id, Note = why.Text }, ct)));
        api.MapPost("/calls/{id:guid}/voiding", ([FromHeader(Name = Key)] Guid key, Guid id, Reason why, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (VoidCall duty) => duty.Now(new() { Id = id, Reason = why.Text }, ct)));
    }

    private static void Complaints(ApiRoutes api)
    {
        api.MapGet("/complaints", (IDesk desk, string? show, int? level, string? after, CancellationToken ct) =>
            desk.Read((ComplaintList list) => list.Show(new(show, level, after), ct)));
        api.MapGet("/complaints/limits", (IDesk desk, CancellationToken ct) => desk.Read((Limits limits) => limits.Today(ct)));
        api.MapGet("/complaints/{id:guid}", (IDesk desk, Guid id, CancellationToken ct) => desk.Read((ComplaintRecord record) => record.Show(id, ct)));
        api.MapPost("/complaints", ([FromHeader(Name = Key)] Guid key, OpenComplaint.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (OpenComplaint duty) => duty.Now(form, ct)));
        api.MapPost("/complaints/{id:guid}/answer", ([FromHeader(Name = Key)] Guid key, Guid id, Reason answer, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (AnswerComplaint duty) => duty.Now(new() { Id = id, Answer = answer.Text }, ct)));
        api.MapPost("/complaints/{id:guid}/closing", ([FromHeader(Name = Key)] Guid key, Guid id, CloseComplaint.Form form, IDesk desk, CancellationToken ct) =>
        {
            form.Id = id;
            return desk.Do(key, (CloseComplaint duty) => duty.Now(form, ct));
        });
        api.MapPost("/complaints/limits", ([FromHeader(Name = Key)] Guid key, SetComplaintLimit.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (SetComplaintLimit duty) => duty.Now(form, ct)));
    }

    /// <summary>The words that go with it.</summary>
    internal sealed record Reason(string? Text);
}
