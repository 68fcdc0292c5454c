using Dealership.Contracts;
using Dealership.Contracts.Admin;

namespace Dealership.Plugin;

/// <summary>Declares the checklists (检查表) that a department walks with; the store may have its own version of each.</summary>
public interface IChecklists
{
    /// <summary>Adds the lists to the book.</summary>
    void Declare(ChecklistBook book);
}

/// <summary>All checklists in force, gathered from the departments.</summary>
public sealed class ChecklistBook
{
    private readonly List<Checklist> _all = [];

    /// <summary>In the order declared.</summary>
    public IReadOnlyList<Checklist> All => _all;

    /// <summary>Adds a list by its code, e.g. <c>showroom-5s</c>, and the clause that is done by walking it.</summary>
    public Checklist List(string code, string clause, string zh, string en)
    {
        var list = new Checklist(code, clause, new(zh, en));
        _all.Add(list);
        return list;
    }
}

/// <summary>Zones to walk and what to look at in each.</summary>
public sealed class Checklist
{
    private readonly List<ChecklistZone> _zones = [];

    internal Checklist(string code, string clause, Text name) => (Code, Clause, Name) = (code, clause, name);

    /// <summary>E.g. <c>showroom-5s</c>.</summary>
    public string Code { get; }

    /// <summary>The clause that is done by walking it.</summary>
    public string Clause { get; }

    /// <summary>As the screen says it.</summary>
    public Text Name { get; }

    /// <summary>What we propose until the store has its own version.</summary>
    public IReadOnlyList<ChecklistZone> Zones => _zones;

    /// <summary>A zone with its items.</summary>
    public Checklist Zone(string zh, string en, params ChecklistItem[] items)
    {
        _zones.Add(new(new(zh, en), items));
        return this;
    }
}

/// <summary>A place to stand in and look round.</summary>
public sealed record ChecklistZone(Text Name, IReadOnlyList<ChecklistItem> Items);

/// <summary>One thing to look at.</summary>
/// <param name="Name">What should be so.</param>
/// <param name="Safety">A defect is dangerous and is put right sooner.</param>
public sealed record ChecklistItem(Text Name, bool Safety = false)
{
    /// <summary>As declared.</summary>
    public static ChecklistItem Of(string zh, string en) => new(new Text(zh, en));

    /// <summary>As declared; a defect is dangerous.</summary>
    public static ChecklistItem Danger(string zh, string en) => new(new Text(zh, en), true);
}

/// <summary>Clauses that are done by walking.</summary>
public static class RoundClauses
{
    /// <summary>Each occurrence is a round with this checklist; its defects are owed by whoever is to put them right, and looked at again.</summary>
    public static Clause DoneByRound(this Clause clause, string list) => clause
        .DoneAt($"/admin/rounds?list={list}")
        .ProvenBy<RoundDone>(e => e.List == list ? Proof.OfOccurrence(e.RoundId, e.At, e.By, $"/admin/rounds/{e.RoundId}") : null)
        .OwedFor<DefectFound>(e => e.List == list ? Owed(e.DefectId, "整改", "Put right", e.What, Due.At(e.DueAt), e.DefectId) with { Person = e.Owner } : null)
        .ProvenBy<DefectFixed>(e => e.List == list ? new(e.Answers, e.FixId, e.At, e.By, Address(e.DefectId)) : null)
        .OwedFor<DefectFixed>(e => e.List == list ? Owed(e.FixId, "复查", "Look again", e.What, Due.EndOfWorkingDay(e.At, 1), e.DefectId) with { Person = e.Checker, Never = e.By } : null)
        .ProvenBy<DefectChecked>(e => e.List == list ? new(e.FixId, e.CheckId, e.At, e.By, Address(e.DefectId)) : null)
        .OwedFor<DefectChecked>(e => e.List == list && !e.Passed ? Owed(e.CheckId, "重新整改", "Put right again", e.What, Due.At(e.DueAt), e.DefectId) with { Person = e.Owner } : null);

    private static Owed Owed(Guid subject, string zh, string en, Text what, Due due, Guid defect) =>
        new(subject, new Text($"{zh}：{what.Zh}", $"{en}: {what.En}"), due, Address(defect));

    private static string Address(Guid defect) => $"/admin/defects/{defect}";
}
