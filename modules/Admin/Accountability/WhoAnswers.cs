using Dealership.Admin.Obligations;
using Dealership.Contracts;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.Accountability;

/// <summary>Who claims what (谁负责): matters that several positions claim, that nobody does, and who is finally accountable.</summary>
[Needs(LedgerRights.SeeRegister)]
internal sealed class WhoAnswers(Db db, IHouse house, IPositions positions, ICalendar calendar) : IRead
{
    /// <summary>A clause's claim. Owes: something is owed by it when the matter comes up.</summary>
    internal sealed record Claim(string Clause, string Position, Text Sentence, bool Owes);

    /// <summary>As selected: what the general manager said.</summary>
    internal sealed record Choice(string Matter, string Clause, DateOnly EffectiveFrom, DateTimeOffset At, string By);

    /// <param name="Now">In force today.</param>
    /// <param name="Choices">Everything that was said, latest first.</param>
    internal sealed record Row(string Matter, Text Name, string Kind, IReadOnlyList<Claim> Claims, Choice? Now, IReadOnlyList<Choice> Choices)
    {
        /// <summary>Several claim it and nobody said whose it is.</summary>
        public bool Undecided => Kind == "contested" && Now is null;
    }

    /// <param name="Rows">Contested, shared, nobody's, then the rest.</param>
    /// <param name="Positions">What the codes are called.</param>
    internal sealed record View(IReadOnlyList<Row> Rows, IReadOnlyList<PositionCard> Positions);

    private static readonly string[] Order = ["contested", "none", "shared", "one", "trace"];

    private const string Sql = """
        select a.matter, a.clause_code as clause, a.effective_from, a.chosen_at as at, p.name as by
        from   admin.accountabilities a
        join   admin.people p on p.store_id = @store and p.id = a.chosen_by
        where  a.store_id = @store
        order  by a.effective_from desc, a.chosen_at desc
        """;

    public async Task<View> Show(CancellationToken ct)
    {
        var said = (await db.Rows<Choice>(Sql, null, ct)).ToLookup(c => c.Matter);
        var today = await calendar.Today(ct);
        return new([.. from matter in Matter.All(house)
                       let choices = said[matter.Key].ToArray()
                       orderby Array.IndexOf(Order, matter.Kind), matter.Key
                       select new Row(matter.Key, matter.Name, matter.Kind,
                           [.. matter.Claims.Select(c => new Claim(c.Code, c.Position, c.Sentence, matter.Owed.Contains(c)))],
                           choices.FirstOrDefault(c => c.EffectiveFrom <= today), choices)], await positions.All(ct));
    }
}
