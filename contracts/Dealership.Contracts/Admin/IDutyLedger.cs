namespace Dealership.Contracts.Admin;

/// <summary>What the store owes, what was proven, what is late: the ledger behind the cockpit.</summary>
public interface IDutyLedger
{
    /// <summary>
    /// One cell per clause and week (Monday to Sunday, by due date) with what was owed, from the business where the clause
    /// has a count. Clauses that nobody owed in the span have no cell, nor have those whose counting department is missing.
    /// The rows behind a cell: <c>/admin/ledger?from={Monday}&amp;until={next Monday}&amp;clause={CS-6}&amp;result={missed}</c>.
    /// </summary>
    /// <param name="from">First due date.</param>
    /// <param name="until">First due date no longer asked for.</param>
    /// <param name="ct">Stops the question.</param>
    Task<IReadOnlyList<ComplianceCell>> Compliance(DateOnly from, DateOnly until, CancellationToken ct);

    /// <summary>Everything open that is late or due today, most overdue first, what is late for over a month at the end; capped.</summary>
    Task<IReadOnlyList<OpenItem>> LateAndDue(int cap, CancellationToken ct);
}

/// <summary>How a clause did in a week. On time + late + missed + exempt + open = owed.</summary>
/// <param name="Clause">Clause code, e.g. CS-6.</param>
/// <param name="Position">Position that owes it.</param>
/// <param name="Week">The Monday.</param>
/// <param name="Owed">What the business says was owed.</param>
/// <param name="OnTime">Proven in time.</param>
/// <param name="Late">Proven after the due time.</param>
/// <param name="Missed">Past due and not proven.</param>
/// <param name="Exempt">Excused with a reason.</param>
/// <param name="Open">Not due yet.</param>
/// <param name="Confirmed">The cadence is the document's own or was confirmed by the general manager.</param>
public sealed record ComplianceCell(
    string Clause, string Position, DateOnly Week, int Owed, int OnTime, int Late, int Missed, int Exempt, int Open, bool Confirmed);

/// <summary>One open obligation.</summary>
public sealed record OpenItem(
    Guid Id, string Clause, string Position, Guid? HolderId, string? Holder, Text What, DateTimeOffset DueAt, bool Late, string Link);
