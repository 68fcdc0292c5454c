using Dealership.Plugin;

namespace Dealership.Admin.Positions;

/// <summary>Who decides how the store is organised (GM-3), and who says who stands in while somebody is away.</summary>
internal sealed class OrganisationRights : IRights
{
    public const string ChangeOrganisation = "admin.organisation.change";
    public const string NameSubstitutes = "admin.substitutes.name";

    public void Declare(RightsBook book) => book
        .Add(ChangeOrganisation, "决定组织架构与编制", "Decide on the organisation and its posts").NeededFor("GM-3")
        .Add(NameSubstitutes, "安排请假代理", "Say who stands in during leave").NeededFor("GM-3", "AD-2", "SM-2", "MM-1", "CM-1", "SS-2");
}
