using Dealership.Contracts;
using Dealership.Contracts.CustomerService;
using Dealership.Plugin;

namespace Dealership.CustomerService.Complaints;

/// <summary>The customer's own word at the closing of each of these complaints that is closed.</summary>
internal sealed class ContentAtClosing(Db db) : IContentAtClosing
{
    private const string Sql = """
        select c.id as subject, case when c.satisfied then 1::numeric else 0::numeric end as value, c.closed_at as at
        from   customer_service.complaints c
        where  c.store_id = @store and c.id = any(@subjects) and c.closed_at is not null
        """;

    public Task<IReadOnlyList<Measured>> Of(IReadOnlyCollection<Guid> subjects, CancellationToken ct) => db.Rows<Measured>(Sql, new { subjects = subjects.ToArray() }, ct);
}
