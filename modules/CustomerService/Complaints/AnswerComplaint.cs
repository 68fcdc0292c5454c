using Dealership.Contracts.CustomerService;
using Dealership.Plugin;

namespace Dealership.CustomerService.Complaints;

/// <summary>Gives the customer who complained a first response (首次回应), within its level's limit. Never by the person complained about.</summary>
[Needs(Rights.HandleComplaints)]
internal sealed class AnswerComplaint(Db db, Caller caller, TimeProvider clock) : IDuty
{
    internal sealed class Form
    {
        public Guid Id { get; set; }
        public string? Answer { get; set; }
    }

    private const string Sql = $"""
        update customer_service.complaints set answered_at = @now, answered_by = @by, answer = @answer
        where  store_id = @store and id = @Id and answered_at is null and about_person is distinct from @by and {Handled.Mine}
        returning id
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var answer = form.Answer?.Trim() ?? "";
        var problems = new Problems().When(answer.Length == 0, nameof(form.Answer), "请写明怎样回应客户的。", "Write how the customer was answered.");
        if (problems.Any) return problems.Refusal();
        var now = clock.GetUtcNow();
        var all = caller.May(Rights.SeeAllComplaints);
        if (await db.Row<Guid?>(Sql, new { form.Id, answer, now, by = caller.PersonId, all }, ct) is not { } id) return await Handled.Refusal(db, form.Id, caller, ct);
        db.Tell(new ComplaintAnswered(id, now, caller.PersonId), id);
        return Outcome.Done(id, new("首次回应已记录", "First response recorded"));
    }
}
