using Dealership.Plugin;
using Dealership.Sales.Appraisal;
using Dealership.Sales.Tests.Cards;
using Dealership.TestKit;

namespace Dealership.Sales.Tests.Appraisal;

/// <summary>A house in which March is worked and appraised in April: three lines of two figures of the system and one by hand.</summary>
public abstract class AppraisalHouse : CardHouse
{
    private protected static SetIndicator.Form Contacts => new() { Source = "contacts-on-time", Weight = 40, Rule = "linear", Floor = 50, Target = 100 };

    private protected static SetIndicator.Form Filing => new() { Source = "filing-rate", Weight = 30, Rule = "steps", Steps = "50=50; 80=100" };

    private protected static SetIndicator.Form Discipline => new() { Source = "hand", Name = "纪律", Weight = 30, Rule = "linear", Floor = 0, Target = 100, OwnWord = true };

    private protected static readonly PublishStandard.Form FromMarch = new() { From = new(2026, 3, 1) };

    private protected async Task<Guid> Draft(string position, params SetIndicator.Form[] lines)
    {
        var by = position == "SM" ? Cast.Gao : Cast.Song;
        var id = (await Ok(House.Do(by, (StartStandard duty) => duty.Now(new() { Position = position, Like = "empty" }, default)))).Id!.Value;
        foreach (var line in lines) await Ok(House.Do(by, (SetIndicator duty) => duty.Now(id, 0, line, default)));
        return id;
    }

    private protected async Task<Guid> Standard(string position = "SC", params SetIndicator.Form[] lines)
    {
        var id = await Draft(position, lines.Length > 0 ? lines : [Contacts, Filing, Discipline]);
        await Ok(House.Do(position == "SM" ? Cast.Gao : Cast.Song, (PublishStandard duty) => duty.Now(id, FromMarch, default)));
        return id;
    }

    /// <summary>Until a day of April, with everything done that comes by itself.</summary>
    private protected async Task Until(int day)
    {
        House.Clock.Advance(new DateTimeOffset(2026, 4, day, 2, 0, 0, TimeSpan.Zero) - House.Clock.GetUtcNow());
        await House.Tick();
        await House.Settle();
    }

    private protected async Task<Guid> Sheet(DemoPerson person) => (await House.Read(Cast.Gao, (SheetList list) => list.Show(new(), default))).Rows.Single(r => r.Sheet.PersonId == person.Id).Sheet.Id;

    private protected async Task<SheetRecord.View> See(Guid sheet, DemoPerson? by = null) => (await House.Read(by ?? Cast.Song, (SheetRecord record) => record.Show(sheet, default)))!;

    private protected Task<Outcome> Score(Guid sheet, string value, DemoPerson? by = null, string note = "考勤表", int line = 3) =>
        House.Do(by ?? Cast.Song, (ScoreSheet duty) => duty.Now(sheet, new() { Values = new() { [line] = value }, Notes = new() { [line] = note } }, default));

    private protected Task<Outcome> Confirm(Guid sheet, DemoPerson? by = null) => House.Do(by ?? Cast.Song, (ConfirmSheet duty) => duty.Now(sheet, default));

    private protected async Task<Guid> Confirmed(DemoPerson person, string value = "80")
    {
        var sheet = await Sheet(person);
        await Ok(Score(sheet, value));
        await Ok(Confirm(sheet));
        return sheet;
    }

    /// <summary>Open and settled obligations of SM-1 of a person: on whose desk, for what.</summary>
    private protected Task<string?> OnTheDesk(string clause = "SM-1") => House.Sql<string?>("""
        select string_agg(coalesce(p.name, o.position_code) || case when o.settled_at is null then '' else ' settled' end, ', ' order by p.name, o.settled_at nulls first)
        from admin.obligations o left join admin.people p on p.store_id = o.store_id and p.id = o.holder_id where o.store_id = 1 and o.clause_code = @clause and o.period is null
        """, new { clause });
}
