using Dealership.Contracts.CustomerService;
using Dealership.Plugin;

namespace Dealership.Sales.Meetings;

/// <summary>Keeps which complaints are open, for the meetings' figures: their level and whose they are, no customer.</summary>
internal sealed class HearComplaints(Db db) : IListen<ComplaintOpened>
{
    private const string Sql = """
        insert into sales.heard_complaints (store_id, complaint_id, level, department, opened_at) values (@store, @ComplaintId, @Level, @OwnerDepartment, @at)
        on conflict do nothing
        """;

    public Task Hear(ComplaintOpened fact, Told told, CancellationToken ct) => db.Do(Sql, new { fact.ComplaintId, fact.Level, fact.OwnerDepartment, at = fact.OpenedAt.ToUniversalTime() }, ct);
}

/// <summary>A complaint is settled.</summary>
internal sealed class EndComplaints(Db db) : IListen<ComplaintClosed>
{
    private const string Sql = "update sales.heard_complaints set closed_at = @at where store_id = @store and complaint_id = @ComplaintId and closed_at is null";

    public Task Hear(ComplaintClosed fact, Told told, CancellationToken ct) => db.Do(Sql, new { fact.ComplaintId, at = fact.At.ToUniversalTime() }, ct);
}
