using Dealership.Plugin;

namespace Dealership.Admin.Rounds;

/// <summary>Who writes the store's own checklists. Walking one follows from holding its clause; what was found is everybody's to see and to put right.</summary>
internal sealed class RoundRights : IRights
{
    public const string Write = "admin.checklists.write";

    public void Declare(RightsBook book) => book.Add(Write, "修改检查表", "Write the checklists").NeededFor("SM-8", "CM-2");
}
