using Dealership.Contracts.CustomerService;
using Dealership.Plugin;

namespace Dealership.CustomerService.Complaints;

/// <summary>Closes a settled complaint (结案) with the customer's own word, after he was answered.</summary>
[Needs(Rights.HandleComplaints)]
internal sealed class CloseComplaint(Db db, Caller caller, TimeProvider clock) : IDuty
{
    internal sealed class Form
    {
        public Guid Id { get; set; }
        public string? Settlement { get; set; }
        /// <summary>The customer's own word; there is no default.</summary>
        public bool? Satisfied { get; set; }
        public string? CustomersWord { get; set; }
    }

    private const string Sql = $"""
        update customer_service.complaints
        set    closed_at = @now, closed_by = @by, settlement = @settlement, satisfied = @Satisfied, customers_word = @word
        where  store_id = @store and id = @Id and answered_at is not null and closed_at is null and about_person is distinct from @by and {Handled.Mine}
        returning id
        """;

    public async Task<Outcome> Now(Form form, CancellationToken ct)
    {
        var settlement = form.Settlement?.Trim() ?? "";
        var problems = new Problems()
            .When(settlement.Length == 0, nameof(form.Settlement), "请写明怎样解决的。", "Write how it was settled.")
            .When(form.Satisfied is null, nameof(form.Satisfied), "请问过客户是否满意。", "Ask the customer whether he is satisfied.");
        if (problems.Any) return problems.Refusal();
        var now = clock.GetUtcNow();
        var id = await db.Row<Guid?>(Sql, new
        {
            form.Id,
            settlement,
            form.Satisfied,
            word = form.CustomersWord?.Trim() ?? "",
            now,
            by = caller.PersonId,
            all = caller.May(Rights.SeeAllComplaints),
        }, ct);
        if (id is null) return await Handled.Refusal(db, form.Id, caller, ct);
        db.Tell(new ComplaintClosed(id.Value, now, caller.PersonId, form.Satisfied!.Value), id.Value);
        return Outcome.Done(id, new("投诉已结案", "Complaint closed"));
    }
}
