using Dealership.Plugin;

namespace Dealership.Admin.Editions;

/// <summary>Who brings in a new edition of the document and decides what of it holds.</summary>
internal sealed class EditionRights : IRights
{
    public const string Decide = "admin.editions.decide";

    public void Declare(RightsBook book) => book.Add(Decide, "导入新版岗位职责并逐条决定", "Bring in a new edition of the duties and decide on it").NeededFor("GM-3");
}
