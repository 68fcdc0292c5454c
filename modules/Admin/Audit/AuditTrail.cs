using Dealership.Admin.Permissions;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.Audit;

/// <summary>What was done in any department, by whom and when, newest first (操作记录).</summary>
[Needs(Rights.SeeAudit)]
internal sealed class AuditTrail(IHouse house, IPeople people, Caller caller) : IRead
{
    /// <summary>Looks at customers' names and numbers in full are duties whose name begins so.</summary>
    public const string Reveals = "Reveal";

    /// <summary>One thing done; the person is empty when the house did it.</summary>
    internal sealed record Row(DateTimeOffset At, string Department, string Duty, Guid PersonId, string? Person, string? Said, Guid? Subject);

    internal sealed record Page(IReadOnlyList<Row> Rows, string? Next);

    /// <summary>What to look for; a person by number or name; <c>After</c> is the instant of the last row of the page before.</summary>
    internal sealed record Filter(string? Person = null, string? Department = null, string? Duty = null, string? After = null, int Take = 50);

    public async Task<Page> Show(Filter filter, CancellationToken ct)
    {
        Guid? who = null;
        if (!string.IsNullOrWhiteSpace(filter.Person))
        {
            if (await people.Known(filter.Person, ct) is not { } known) return new([], null);
            who = known.Id;
        }
        var before = DateTimeOffset.TryParse(filter.After, System.Globalization.CultureInfo.InvariantCulture, out var at) ? at : (DateTimeOffset?)null;
        var lines = await house.Audit(caller, new(who, string.IsNullOrEmpty(filter.Department) ? null : filter.Department, before, filter.Take + 1,
            string.IsNullOrEmpty(filter.Duty) ? null : filter.Duty), ct);
        var shown = lines.Take(filter.Take).ToArray();
        var names = await people.Named([.. shown.Select(l => l.PersonId).Distinct()], ct);
        return new([.. shown.Select(l => new Row(l.At, l.Department, l.Duty, l.PersonId, names.GetValueOrDefault(l.PersonId)?.Name, l.Said, l.Subject))],
            lines.Count > filter.Take ? shown[^1].At.ToString("O", System.Globalization.CultureInfo.InvariantCulture) : null);
    }
}
