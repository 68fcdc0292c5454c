using Dealership.Plugin;
using Dealership.Sales.Orders;

namespace Dealership.Sales.KeyAccounts;

/// <summary>The models that a project may need: those the store knows.</summary>
[Needs(KeyAccountRights.Keep)]
internal sealed class ProjectModels(ModelChoices models) : IRead
{
    internal sealed record Row(string Code, string Name);

    public async Task<IReadOnlyList<Row>> All(CancellationToken ct) => [.. (await models.All(ct)).Select(m => new Row(m.Code, m.Name))];
}
