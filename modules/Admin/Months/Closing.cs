using System.Globalization;
using Dealership.Admin.Obligations;
using Dealership.Admin.Permissions;
using Dealership.Admin.StoreSettings;
using Dealership.Plugin;

namespace Dealership.Admin.Months;

/// <summary>Reckons a month from the raw rows, and closes it: writes it down, digests it with the month before, signs it.</summary>
internal sealed class Closing(Db db, Caller caller, IHouse house, Deadlines deadlines, CalendarBook book, ClausesInForce held, StoreSeal seal)
{
    private const string LastSql = "select month, digest from admin.closed_months where store_id = @store order by month desc limit 1";

    private const string CloseSql = """
        insert into admin.closed_months (store_id, month, closed_at, content, digest, previous, key_id, signature)
        values (@store, @month, @at, @content, @digest, @previous, @key, @signature)
        on conflict do nothing
        """;

    /// <summary>The last month that is closed, with its digest.</summary>
    internal sealed record Last(DateOnly Month, byte[] Digest);

    public Task<Last?> LastClosed(CancellationToken ct) => db.Row<Last>(LastSql, null, ct);

    /// <summary>When a month closes: the first instant after so many working days of the store past its end.</summary>
    public async Task<DateTimeOffset> ClosesAt(DateOnly month, int grace, CancellationToken ct) =>
        (await book.Zone(ct)).At((await book.Open(ct)).AfterDays(month.AddMonths(1).AddDays(-1), grace, "").AddDays(1), TimeOnly.MinValue);

    /// <summary>Closes a month as it is known and stands at an instant; on two hosts at once it is closed once.</summary>
    public async Task Close(DateOnly month, DateTimeOffset at, CancellationToken ct)
    {
        var known = Sealed.Kept(at);
        var previous = (await LastClosed(ct))?.Digest;
        var counted = house.Clauses.Values.Where(c => c.Count is not null).ToArray();
        var things = new List<Figures.Thing>();
        foreach (var clause in counted) things.AddRange(await Counted(clause, month, ct) ?? []);
        var codes = counted.Select(c => c.Code).ToArray();
        var documented = Counting.Documented(house);
        var rows = await Reckon(month, known, known, codes, documented, [.. things.Select(t => (t.Clause, t.Subject, t.Due))], ct);
        var content = new Sealed(caller.StoreId, month, known, previous is null ? null : Convert.ToHexStringLower(previous), codes, documented,
            [.. rows.Select(r => r with { Position = r.Position ?? house.Clauses[r.Clause].Position })]).Write();
        var digest = Sealed.Digest(content);
        var (key, signature) = await seal.Sign(digest, ct);
        await db.Do(CloseSql, new { month, at = known, content, digest, previous, key, signature }, ct);
    }

    /// <summary>What the business counts of a clause about a month, as far as somebody held it; nothing when its department is missing.</summary>
    public async Task<IReadOnlyList<Figures.Thing>?> Counted(Clause clause, DateOnly month, CancellationToken ct)
    {
        if (await Figures.Things(house, caller, deadlines, clause, month, month.AddMonths(1), ct) is not { } things) return null;
        var known = await held.Read(ct);
        return [.. things.Where(t => !known.Away(t.Clause, t.At))];
    }

    /// <summary>What was due in a month, by the rows known at one instant and judged at another.</summary>
    public Task<IReadOnlyList<Judgement>> Reckon(
        DateOnly month, DateTimeOffset known, DateTimeOffset at, IReadOnlyList<string> counted, IReadOnlyList<string> documented,
        IReadOnlyList<(string Clause, Guid Subject, DateTimeOffset Due)> things, CancellationToken ct) => db.Rows<Judgement>(Judgement.Sql, new
        {
            first = month,
            until = month.AddMonths(1),
            known,
            at,
            counted = counted.ToArray(),
            documented = documented.ToArray(),
            clauses = things.Select(t => t.Clause).ToArray(),
            subjects = things.Select(t => t.Subject).ToArray(),
            dues = things.Select(t => t.Due.ToString("O", CultureInfo.InvariantCulture)).ToArray(),
        }, ct);
}
