using Dealership.Plugin;

namespace Dealership.Sales.KeyAccounts;

/// <summary>A project as whoever moves it on finds it: locked, his own or one he oversees, with what its next step is measured by.</summary>
internal static class Projects
{
    internal sealed record Held(
        Guid Id, Guid OwnerId, Guid OrganisationId, string Kind, string State, int Units, Guid? FilingId, DateTimeOffset? FiledAt, string? Answer, decimal? Policy, decimal? Approved, int? ContractUnits, int Ordered, DateTimeOffset? ClosedAt)
    {
        /// <summary>Yuan a car that may be given without asking again: the maker's policy, or what was approved above it.</summary>
        public decimal Allowed => Math.Max(Policy ?? 0, Approved ?? 0);

        public bool HasPassed => State is ProjectView.Passed or ProjectView.Contracted;
    }

    private const string Sql = $"""
        select p.id, p.owner_id, p.organisation_id, p.kind, {ProjectView.State} as state, p.units, p.filing_id, p.filed_at, p.answer, p.policy, p.approved, p.contract_units, p.ordered, p.closed_at
        from   {ProjectView.From} where p.id = @id
        """;

    public static Task<Held?> Hold(Db db, Caller caller, Guid id, DateOnly today, CancellationToken ct) =>
        db.RowHolding<Held>(ProjectView.Hold, Sql, new { id, today, only = caller.May(KeyAccountRights.SeeAll) ? (Guid?)null : caller.PersonId }, ct);

    public static Outcome None { get; } = Outcome.Refused("没有这个项目、它是同事的，或已结束。", "There is no such project, it is a colleague's, or it ended.");
}
