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
        var delivery = await HandOver(page);
        await house.Settled();

        await DemoInBrowser.Enter(page, "CS");
        await LogTheCall(page, delivery);
        await house.Settled();

        await DemoInBrowser.Enter(page, "CSI");
        var link = await LinkForTheBuyer(page, delivery);
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
        await page.WaitForURLAsync("**/admin/obligations**");
        Assert.True(await page.Locator("main table tbody tr").CountAsync() > 0, "The figure opens no rows.");
    }

    /// <summary>Hands over an order that waits, as of nine days ago, so that the survey may be asked today.</summary>
    private static async Task<string> HandOver(IPage page)
    {
        await page.GotoAsync("/sales/orders?state=ready");
        var orders = await page.Locator("main table tbody tr a").EvaluateAllAsync<string[]>("a => a.map(x => x.getAttribute('href'))");
        await page.GotoAsync(orders[^1]);
        var vin = System.Text.RegularExpressions.Regex.Match(await page.Locator("main").InnerTextAsync(), "[A-HJ-NPR-Z0-9]{17}").Value;
        await page.GetByRole(AriaRole.Link, new() { Name = "办理交车" }).ClickAsync();
        await page.GetByLabel("车架号后六位").FillAsync("000000");
        await page.GetByRole(AriaRole.Button, new() { Name = "确认交车" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("与分配的车辆不符");
        Assert.Equal("000000", await page.GetByLabel("车架号后六位").InputValueAsync());
        await Shot(page, "handover-refused");

        await page.GetByLabel("车架号后六位").FillAsync(vin[^6..]);
        await page.GetByLabel("里程").FillAsync("12");
        await page.GetByLabel("服务顾问").FillAsync("顾师傅");
        foreach (var box in await page.Locator("input[type=checkbox][name='Model.Papers'], input[type=checkbox][name='Model.Explained']").AllAsync()) await box.CheckAsync();
        await page.GetByText("补录或特殊类型").ClickAsync();
        await page.Locator("input[type=datetime-local]").FillAsync(DateTimeOffset.Now.ToOffset(TimeSpan.FromHours(8)).AddDays(-9).AddMinutes(30).ToString("yyyy-MM-ddTHH:mm"));
        await page.GetByRole(AriaRole.Button, new() { Name = "确认交车" }).ClickAsync();
        await page.WaitForURLAsync("**/sales/deliveries/*");
        await Shot(page, "delivery");
        return new Uri(page.Url).Segments[^1];
    }

    /// <summary>Three fields at most, and one press.</summary>
    private static async Task LogTheCall(IPage page, string delivery)
    {
        await Shot(page, "desk-officer");
        await page.GotoAsync($"/customer-service/follow-ups/{delivery}");
        Assert.Matches(@"161\d{8}", await page.Locator("main").InnerTextAsync());
        await page.GetByText("已接通：满意", new() { Exact = false }).Or(page.Locator("label:has(input[value='reached-satisfied'])")).First.ClickAsync();
        await page.GetByLabel("备注").FillAsync("车况很好，已到家");
        await Shot(page, "log-call");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await page.WaitForURLAsync("**/customer-service/follow-ups");
        await page.GotoAsync($"/customer-service/follow-ups/{delivery}");
        Assert.Contains("车况很好", await page.Locator("main").InnerTextAsync());
    }

    private static async Task<string> LinkForTheBuyer(IPage page, string delivery)
    {
        await page.GotoAsync("/csi/surveys");
        await Shot(page, "surveys");
        var survey = await Survey(page, delivery);
        await page.GotoAsync($"/csi/surveys/{survey}");
        await page.Locator("details.confirm summary", new() { HasText = "链接" }).Or(page.GetByRole(AriaRole.Button, new() { Name = "链接" })).First.ClickAsync();
        var inside = page.Locator("details.confirm[open] button[type=submit]");
        if (await inside.CountAsync() > 0) await inside.First.ClickAsync();
        var address = page.Locator("text=/\\/s\\/[A-Za-z0-9_-]{20,}/").Or(page.Locator("input[value*='/s/']")).First;
        await address.WaitForAsync();
        var text = await address.EvaluateAsync<string>("e => e.value || e.textContent");
        return System.Text.RegularExpressions.Regex.Match(text, @"/s/[A-Za-z0-9_\-]+").Value;
    }

    /// <summary>The survey of this handover, found through the record that every department fills.</summary>
    private static async Task<string> Survey(IPage page, string delivery)
    {
        var surveys = await (await page.APIRequest.GetAsync($"/api/csi/surveys?deliveryId={delivery}")).TextAsync();
        return System.Text.RegularExpressions.Regex.Match(surveys, "\"(?:surveyId|id)\":\"([0-9a-f-]{36})\"").Groups[1].Value;
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
