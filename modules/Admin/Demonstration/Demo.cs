using System.Globalization;
using Dealership.Admin.Positions;
using Dealership.Admin.StoreSettings;
using Dealership.Plugin;

namespace Dealership.Admin.Demonstration;

/// <summary>
/// Writes the store, its positions and its people. Nobody gets a password: in the demo one enters by choosing a position.
/// </summary>
internal sealed class Demo(Db db, TimeProvider clock) : IDemo
{
    private const string Store = """
        insert into admin.stores (store_id, name, zone, oem_name, language, is_demo, opened_at)
        values (@store, @name, @zone, '星驰 Xingchi', @language, true, @now)
        on conflict do nothing
        """;

    private const string People = """
        insert into admin.people (store_id, id, number, name, joined_on)
        select @store, p.* from unnest(@ids, @numbers, @names, @joined::date[]) as p
        on conflict do nothing;
        insert into admin.logins (store_id, person_id, login, stamp)
        select @store, l.* from unnest(@ids, @logins, @stamps) as l
        on conflict do nothing
        """;

    private const string Holdings = """
        insert into admin.holdings (store_id, person_id, position_code, since)
        select @store, h.* from unnest(@holders, @codes, @since::date[]) as h
        on conflict do nothing
        """;

    public async Task Write(DemoStory story, CancellationToken ct)
    {
        // Between one and nine years at the store, the same for the same seed, and long before the first vehicle of the story.
        var luck = new Random(story.Seed);
        var staff = story.Staff.Select(p => (Person: p, Joined: story.Today.AddDays(-luck.Next(400, 3300)))).ToArray();
        var held = staff.SelectMany(s => s.Person.Positions.Select(code => (s.Person.Id, Code: code, s.Joined))).ToArray();
        await db.Do(Store, new { name = story.StoreName, zone = story.Zone.Id, language = story.Language, now = clock.GetUtcNow() }, ct);
        await db.Do(StandardHours.Sql, StandardHours.Arguments([1, 2, 3, 4, 5, 6, 7]), ct);
        await db.Do(StandardPositions.Sql, StandardPositions.Arguments, ct);
        await db.Do(People, new
        {
            ids = staff.Select(s => s.Person.Id).ToArray(),
            numbers = staff.Select(s => s.Person.Number).ToArray(),
            names = staff.Select(s => s.Person.Name).ToArray(),
            joined = staff.Select(s => s.Joined.ToString("O", CultureInfo.InvariantCulture)).ToArray(),
            logins = staff.Select(s => s.Person.Login).ToArray(),
            stamps = staff.Select(_ => Guid.CreateVersion7().ToString("n")).ToArray(),
        }, ct);
        await db.Do(Holdings, new
        {
            holders = held.Select(h => h.Id).ToArray(),
            codes = held.Select(h => h.Code).ToArray(),
            since = held.Select(h => h.Joined.ToString("O", CultureInfo.InvariantCulture)).ToArray(),
        }, ct);
        await DemoOrganisation.Write(db, story, ct);
    }
}
