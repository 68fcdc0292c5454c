using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Sales.TestDrives;

/// <summary>Who drives with customers, who keeps the test cars, and who lets one be used for something else.</summary>
internal sealed class TestDriveRights : IRights
{
    public const string See = "sales.test-drives.see";
    public const string Drive = "sales.test-drives.drive";
    public const string SeeCars = "sales.test-cars.see";
    public const string Prepare = "sales.test-cars.prepare";
    public const string KeepCars = "sales.test-cars.keep";
    public const string Approve = "sales.test-cars.approve";

    public void Declare(RightsBook book) => book
        .Add(See, "查看试乘试驾", "See test drives").NeededFor("SM-5", "SS-3", "SC-5")
        .Add(Drive, "预约、办理试乘试驾", "Arrange and do test drives").NeededFor("SM-5", "SS-3", "SC-5")
        .Add(SeeCars, "查看试驾车", "See the test cars").NeededFor("GM-1", "SM-5", "SS-3", "SC-5", "TD-2", "TD-3")
        .Add(Prepare, "试驾车整备、申请他用", "Make test cars ready, ask for another use").NeededFor("SM-5", "SS-3", "SC-5", "TD-2")
        .Add(KeepCars, "维护试驾车档案、交接钥匙", "Keep the files of test cars, pass their keys on").NeededFor("SM-5", "SS-3", "TD-2")
        .Add(Approve, "批准试驾车他用", "Approve another use of a test car", Position.GeneralManager).NeededFor("TD-3")
            .WithoutClause("同业规定：非试驾用途须经总经理批准", "The trade's rule: another use needs the general manager's approval");
}
