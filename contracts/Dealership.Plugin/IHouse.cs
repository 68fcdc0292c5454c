using Dealership.Contracts;
using Dealership.Plugin.Channels;

namespace Dealership.Plugin;

/// <summary>What the host tells departments about the house itself.</summary>
public interface IHouse
{
    /// <summary>Every clause that a loaded department declares, by code.</summary>
    IReadOnlyDictionary<string, Clause> Clauses { get; }

    /// <summary>Every right that a loaded department declares.</summary>
    IReadOnlyDictionary<string, Right> Rights { get; }

    /// <summary>Every checklist that a loaded department declares, by code.</summary>
    IReadOnlyDictionary<string, Checklist> Checklists { get; }

    /// <summary>Departments that are loaded, by name in code.</summary>
    IReadOnlyDictionary<string, DepartmentAttribute> Departments { get; }

    /// <summary>Every way out for notices that a loaded department brings, by kind.</summary>
    IReadOnlyDictionary<string, IChannel> Channels { get; }

    /// <summary>Asks a clause's own department for its denominator, in the caller's store.</summary>
    /// <returns>Nothing when the clause has no count, or the department that answers it is not installed.</returns>
    Task<IReadOnlyList<Counted>?> Count(Clause clause, Caller caller, DateTimeOffset from, DateTimeOffset until, CancellationToken ct);

    /// <summary>Asks the department that answers it what became of these, in the caller's store.</summary>
    /// <returns>Nothing when that department is not installed.</returns>
    Task<IReadOnlyList<Measured>?> Measure(Effect effect, Caller caller, IReadOnlyCollection<Guid> subjects, CancellationToken ct);

    /// <summary>What each department holds under a person's name, in the caller's store; those that hold nothing are left out.</summary>
    Task<IReadOnlyList<HeldBlock>> Held(Guid person, Caller caller, CancellationToken ct);

    /// <summary>What was done in any department: the audit trail (审计), newest first, from before this place.</summary>
    Task<IReadOnlyList<AuditLine>> Audit(Caller caller, AuditFilter filter, CancellationToken ct);
}

/// <summary>One thing somebody did.</summary>
public sealed record AuditLine(string Department, string Duty, Guid PersonId, DateTimeOffset At, Guid? Subject, string? Said);

/// <summary>What to look for in the audit trail.</summary>
/// <param name="PersonId">Only this person.</param>
/// <param name="Department">Only this schema.</param>
/// <param name="Before">Only before this instant: the next page.</param>
/// <param name="Take">How many lines.</param>
/// <param name="Duty">Only duties whose name begins so: <c>Reveal</c>.</param>
public sealed record AuditFilter(Guid? PersonId = null, string? Department = null, DateTimeOffset? Before = null, int Take = 50, string? Duty = null);
