using Dealership.Admin.Permissions;
using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.People;

/// <summary>Ends a position that a person holds (卸任); its rights are gone with the next thing he does.</summary>
[Needs(Rights.KeepPeople)]
internal sealed class EndPosition(Db db, ICalendar calendar, GeneralManagers managers) : IDuty
{
    /// <summary>What is chosen; the day is the first on which he no longer holds it.</summary>
    internal sealed class Form
    {
        public string? Position { get; set; }
        public DateOnly? Until { get; set; }
    }

    /// <summary>Never before it began: a position given by mistake ends on the day it began and was held on none.</summary>
    private const string Sql = """
        update admin.holdings set until = greatest(since, @until)
        where  store_id = @store and person_id = @person and position_code = @position and (until is null or until > @until)
        returning person_id
        """;

    public async Task<Outcome> Now(Guid person, Form form, CancellationToken ct)
    {
        var manager = form.Position == Position.GeneralManager;
        var problems = GeneralManagers.OnlyHe(new(), manager && !await managers.CallerIsOne(ct), nameof(form.Position));
        if (!problems.Any) GeneralManagers.LastStays(problems, manager && await managers.IsLast(person, ct), nameof(form.Position));
        if (problems.Any) return problems.Refusal();
        var ended = await db.Row<Guid?>(Sql, new { person, position = form.Position ?? "", until = form.Until ?? await calendar.Today(ct) }, ct);
        return ended is null
            ? problems.When(true, nameof(form.Position), "他没有担任这个岗位。", "He does not hold this position.").Refusal()
            : Outcome.Done(person, new("已卸任", "The position has ended"));
    }
}
