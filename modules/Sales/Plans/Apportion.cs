namespace Dealership.Sales.Plans;

/// <summary>Divides whole vehicles so that nothing is lost: largest remainders (最大余数法, Hamilton), the first of equals first.</summary>
internal static class Apportion
{
    /// <summary>Parts that sum to <paramref name="total"/>, in proportion to the weights; equal parts where no weight says anything.</summary>
    public static int[] By(int total, IReadOnlyList<decimal> weights)
    {
        if (weights.Count == 0) return [];
        var sum = weights.Sum();
        var exact = weights.Select(w => sum == 0 ? (decimal)total / weights.Count : total * w / sum).ToArray();
        var parts = exact.Select(e => (int)decimal.Floor(e)).ToArray();
        foreach (var i in Enumerable.Range(0, parts.Length).OrderByDescending(i => exact[i] - parts[i]).ThenBy(i => i).Take(total - parts.Sum())) parts[i]++;
        return parts;
    }

    /// <summary>
    /// Cells of a table whose rows and columns are given: each row is divided in proportion to what the columns still lack, so that every
    /// row and every column comes out exactly.
    /// </summary>
    /// <exception cref="ArgumentException">Rows and columns have different sums.</exception>
    public static int[][] Table(IReadOnlyList<int> rows, IReadOnlyList<int> columns)
    {
        if (rows.Sum() != columns.Sum()) throw new ArgumentException("Rows and columns have different sums.", nameof(columns));
        var left = columns.ToArray();
        var cells = new int[rows.Count][];
        // The largest row first: it has the most to choose from.
        foreach (var row in Enumerable.Range(0, rows.Count).OrderByDescending(r => rows[r]).ThenBy(r => r))
        {
            cells[row] = rows[row] == 0 ? new int[left.Length] : By(rows[row], [.. left.Select(l => (decimal)l)]);
            for (var column = 0; column < left.Length; column++) left[column] -= cells[row][column];
        }
        return cells;
    }
}
