using Dealership.Plugin;

namespace Dealership.Admin.Notices;

/// <summary>Who keeps the ways out. What one is told oneself, and through which of them, is everybody's own.</summary>
internal sealed class NoticeRights : IRights
{
    public const string Keep = "admin.notices.keep";

    public void Declare(RightsBook book) => book
        .Add(Keep, "维护通知渠道与发送记录", "Keep the channels for notices and their log").NeededFor("GM-1", "AD-2", "CM-1");
}
