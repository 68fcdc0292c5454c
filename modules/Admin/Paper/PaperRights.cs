using Dealership.Plugin;

namespace Dealership.Admin.Paper;

/// <summary>Who prints the day for others and enters afterwards what was done on paper.</summary>
internal sealed class PaperRights : IRights
{
    public const string Keep = "admin.paper.keep";

    public void Declare(RightsBook book) => book
        .Add(Keep, "打印次日纸单与补录", "Print the next day and enter paper afterwards").NeededFor("GM-1", "AD-4", "CM-1", "SM-7", "MM-1", "SS-1");
}
