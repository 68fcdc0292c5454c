using Dealership.Plugin;

namespace Dealership.Admin.Effects;

/// <summary>
/// Who sees whether a duty moves anything. Its rows set a score beside one handover, and with it beside the consultant: for whoever
/// decides on the organisation, and for nobody who is in it.
/// </summary>
internal sealed class EffectRights : IRights
{
    public const string See = "admin.effects.see";

    public void Declare(RightsBook book) => book.Add(See, "查看职责的效果", "See whether duties matter").NeededFor("GM-3");
}
