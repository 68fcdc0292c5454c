using Dealership.Admin.StoreSettings;
using Dealership.Plugin;

namespace Dealership.Admin.Permissions;

/// <summary>Which clauses the store took away from their positions, and when; read once per run.</summary>
internal sealed class ClausesInForce(Db db, CalendarBook book)
{
    private const string Sql = "select clause_code as clause, taken_at, back_at from admin.clause_absences where store_id = @store";

    /// <summary>Whether nobody held the clause of a row <c>c</c> at its instant (<c>c.clause</c>, <c>c.at</c>): in SQL what <see cref="Known.Away"/> says.</summary>
    public const string Away = """
        exists (select 1 from admin.clause_absences a where a.store_id = @store and a.clause_code = c.clause and a.taken_at <= c.at and (a.back_at is null or c.at < a.back_at))
        """;

    private Known? _known;

    public async Task<Known> Read(CancellationToken ct) => _known ??= new((await db.Rows<Absence>(Sql, null, ct)).ToLookup(a => a.Clause), await book.Zone(ct));

    internal sealed record Absence(string Clause, DateTimeOffset TakenAt, DateTimeOffset? BackAt);

    /// <summary>What was read, to be asked clause by clause.</summary>
    internal sealed class Known(ILookup<string, Absence> absences, TimeZoneInfo zone)
    {
        /// <summary>Nobody held it at this instant.</summary>
        public bool Away(string clause, DateTimeOffset at) => absences[clause].Any(a => a.TakenAt <= at && (a.BackAt is null || at < a.BackAt));

        /// <summary>
        /// What it brings on this day is left out. A day is seen to when it begins, so the day on which it was taken had brought
        /// it already, and the day on which it comes back had not.
        /// </summary>
        public bool AwayOn(string clause, DateOnly day) => absences[clause].Any(a => zone.DayOf(a.TakenAt) < day && (a.BackAt is null || day <= zone.DayOf(a.BackAt.Value)));
    }
}
