using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Admin.Permissions;

/// <summary>Every right against every position: what is declared, and what this store changed.</summary>
[Needs(Rights.SeeRights)]
internal sealed class RightsTable(Db db, IHouse house) : IRead
{
    internal sealed record Column(string Code, string NameZh, string NameEn);

    /// <summary>Whether a position has a right, whether that is what is declared, and by which of its clauses.</summary>
    internal sealed record Cell(string Position, bool Has, bool Changed, IReadOnlyList<string> Clauses)
    {
        /// <summary>It has it, and no clause of its own needs it.</summary>
        public bool Bare => Has && Clauses.Count == 0;
    }

    internal sealed record Line(string Key, Text Name, IReadOnlyList<Cell> Cells);

    /// <summary>The rights of one department, in the order declared.</summary>
    internal sealed record Group(string Key, Text Department, IReadOnlyList<Line> Lines);

    internal sealed record Table(IReadOnlyList<Column> Positions, IReadOnlyList<Group> Groups);

    private const string Sql = """
        select code, name_zh, name_en from admin.positions where store_id = @store order by sort, code;
        select position_code, right_key, given from admin.given_rights where store_id = @store
        """;

    private const string TakenSql = "select admin.clauses_taken(@store)";

    public async Task<Table> Show(CancellationToken ct)
    {
        var (positions, changes) = await db.Both<Column, Change>(Sql, null, ct);
        var taken = await db.Row<string[]>(TakenSql, null, ct) ?? [];
        var changed = changes.ToDictionary(c => (c.PositionCode, c.RightKey), c => c.Given);
        var groups = house.Rights.Values.GroupBy(r => r.Key.Split('.')[0]).OrderBy(g => Of(g.Key)?.Order ?? int.MaxValue).Select(g => new Group(g.Key, NameOf(g.Key), [.. g.Select(r => new Line(r.Key, r.Name,
            [.. positions.Select(p => Of(r, p.Code, changed.TryGetValue((p.Code, r.Key), out var given) ? given : null, taken))]))]));
        return new(positions, [.. groups]);
    }

    private static Cell Of(Right right, string position, bool? given, string[] taken)
    {
        var declared = Granted.ByDefault(right, position, taken);
        return new(position, given ?? declared, given is { } said && said != declared, [.. right.ClausesOf(position).Where(c => !taken.Contains(c))]);
    }

    /// <summary>The department whose name in code is the key's first word: <c>customer-service</c> is CustomerService.</summary>
    private DepartmentAttribute? Of(string segment) =>
        house.Departments.Values.FirstOrDefault(d => d.Name.Equals(segment.Replace("-", ""), StringComparison.OrdinalIgnoreCase));

    /// <summary>Rights that are no department's are the house's own.</summary>
    private Text NameOf(string segment) => Of(segment) is { } department ? new(department.Zh, department.En) : new("系统", "The house");

    private sealed record Change(string PositionCode, string RightKey, bool Given);
}
