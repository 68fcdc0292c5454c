using Microsoft.Playwright;

namespace Dealership.EndToEnd.Tests;

/// <summary>
/// The chain through five departments, done as the people who owe it: a handover, the call within three days, the buyer's
/// survey on his phone, the low score that becomes a case, and the page on which the general manager sees all of it.
/// </summary>
public sealed class ChainTests(DemoInBrowser house) : IClassFixture<DemoInBrowser>
{
    [Fact]
    public async Task A_vehicle_handed_over_becomes_a_call_a_survey_a_case_and_a_figure_of_the_general_manager()
    {
        var page = await house.As("SM");
        var (delivery, vin) = await HandOver(page);
        await house.Settled();

        await DemoInBrowser.Enter(page, "CS");
        await LogTheCall(page, delivery);
        await house.Settled();

        await DemoInBrowser.Enter(page, "CSI");
        var link = await LinkForTheBuyer(page, vin);
        await AnswerOnAPhone(link);
        await house.Settled();

        await DemoInBrowser.Enter(page, "SM");
        var answered = await page.Locator("main").InnerTextAsync();
        Assert.Contains("SM-5", answered);

        await DemoInBrowser.Enter(page, "GM");
        await page.GotoAsync("/management/cockpit");
        var cockpit = await page.Locator("main").InnerTextAsync();
        Assert.Contains("客服专员", cockpit);
        Assert.Matches(@"\d+%", cockpit);
        await Shot(page, "gm-cockpit");
        await page.Locator(".heat a.heat-cell").First.ClickAsync();
        await page.WaitForURLAsync("**/admin/ledger**");
        Assert.True(await page.Locator("main table tbody tr").CountAsync() > 0, "The figure opens no rows.");
    }

    /// <summary>Hands over an order that waits, as of nine days ago, so that the survey may be asked today.</summary>
    private static async Task<(string Delivery, string Vin)> HandOver(IPage page)
    {
        await page.GotoAsync("/sales/orders?state=ready");
        var orders = await page.Locator("main table tbody tr a").EvaluateAllAsync<string[]>("a => a.map(x => x.getAttribute('href'))");
        await page.GotoAsync(orders[^1]);
        var vin = System.Text.RegularExpressions.Regex.Match(await page.Locator("main").InnerTextAsync(), "[A-HJ-NPR-Z0-9]{17}").Value;
        await page.GetByRole(AriaRole.Link, new() { Name = "办理交车" }).ClickAsync();
        await page.Locator("input[name='Model.VinTail']").FillAsync("000000");
        await page.GetByRole(AriaRole.Button, new() { Name = "确认交车" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("与分配的车辆不符");
        Assert.Equal("000000", await page.Locator("input[name='Model.VinTail']").InputValueAsync());
        await Shot(page, "handover-refused");

        await page.Locator("input[name='Model.VinTail']").FillAsync(vin[^6..]);
        await page.Locator("input[name='Model.OdometerKm']").FillAsync("12");
        await page.Locator("input[name='Model.ServiceAdviser']").FillAsync("顾师傅");
        foreach (var box in await page.Locator("input[type=checkbox][name='Model.Papers'], input[type=checkbox][name='Model.Explained']").AllAsync()) await box.CheckAsync();
        await page.GetByText("补录或特殊类型").ClickAsync();
        await page.Locator("input[type=datetime-local]").FillAsync(DateTimeOffset.Now.ToOffset(TimeSpan.FromHours(8)).AddDays(-9).AddMinutes(30).ToString("yyyy-MM-ddTHH:mm"));
        await page.GetByRole(AriaRole.Button, new() { Name = "确认交车" }).ClickAsync();
        await page.WaitForURLAsync("**/sales/deliveries/*");
        await Shot(page, "delivery");
        return (new Uri(page.Url).Segments[^1], vin);
    }

    /// <summary>Three fields at most, and one press.</summary>
    private static async Task LogTheCall(IPage page, string delivery)
    {
        await Shot(page, "desk-officer");
        await page.GotoAsync($"/customer-service/follow-ups/{delivery}");
        Assert.Matches(@"161\d{8}", await page.Locator("main").InnerTextAsync());
        await page.Locator("label:has(input[value='reached-satisfied'])").ClickAsync();
        await page.Locator("textarea[name='Model.Note']").FillAsync("车况很好，已到家");
        await Shot(page, "log-call");
        await page.Locator("form:has(textarea[name='Model.Note']) button[type=submit]").First.ClickAsync();
        await page.WaitForURLAsync("**/customer-service/follow-ups");
        await page.GotoAsync($"/customer-service/follow-ups/{delivery}");
        Assert.Contains("车况很好", await page.Locator("main").InnerTextAsync());
    }

    private static async Task<string> LinkForTheBuyer(IPage page, string vin)
    {
        await page.GotoAsync($"/csi/surveys?vin={vin[^6..]}");
        await Shot(page, "surveys");
        await page.Locator("main table tbody tr a").First.ClickAsync();
        await page.Locator("details.confirm summary", new() { HasText = "生成答卷链接" }).ClickAsync();
        await page.Locator("details.confirm[open] button[type=submit]").ClickAsync();
        var address = page.Locator("input[value*='/s/']");
        await address.WaitForAsync();
        await Shot(page, "survey-link");
        return new Uri(await address.InputValueAsync()).AbsolutePath;
    }

    private async Task AnswerOnAPhone(string link)
    {
        var phone = await house.Open(width: 390, height: 844, phone: true);
        await phone.GotoAsync(link);
        await Shot(phone, "buyer");
        foreach (var group in await phone.Locator(".picks-scale").AllAsync()) await group.Locator("label:has(input[value='4'])").ClickAsync();
        await phone.Locator("textarea").FillAsync("等了两个小时才交车");
        await phone.GetByRole(AriaRole.Button, new() { Name = "提交" }).ClickAsync();
        await Assertions.Expect(phone.Locator("h1")).ToContainTextAsync("谢谢");
        await phone.GotoAsync(link);
        await Assertions.Expect(phone.Locator("h1")).ToContainTextAsync("谢谢");
        Assert.Equal(0, await phone.Locator("form .picks-scale").CountAsync());
        await phone.Context.CloseAsync();
    }

    /// <summary>Kept where <c>DEALERSHIP_SHOTS</c> says, for whoever wants to look.</summary>
    private static async Task Shot(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("DEALERSHIP_SHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
    }
}
