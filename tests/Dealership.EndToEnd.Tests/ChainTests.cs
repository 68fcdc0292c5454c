using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Dealership.EndToEnd.Tests;

/// <summary>
/// The chain through five departments, done as the people who owe it: a handover, the call within three days, the buyer's
/// survey on his phone, the low score that becomes a case, and the page on which the general manager sees all of it.
/// </summary>
public sealed class ChainTests(Houses houses)
{
    public static TheoryData<string> Languages => Houses.Languages;

    [Theory, MemberData(nameof(Languages))]
    public async Task A_vehicle_handed_over_becomes_a_call_a_survey_a_case_and_a_figure_of_the_general_manager(string language)
    {
        var house = await houses.In(language);
        var page = await house.As("SM");
        var (delivery, vin) = await HandOver(page);
        await house.Settled();

        await DemoInBrowser.Enter(page, "CS");
        await LogTheCall(page, delivery);
        await house.Settled();

        await DemoInBrowser.Enter(page, "CSI");
        await page.GotoAsync($"/csi/surveys?vin={vin[^6..]}");
        await page.Shot($"{language} surveys");
        var link = await page.LinkForTheBuyer();
        await page.Shot($"{language} survey-link");
        await AnswerOnAPhone(house, link);
        await house.Settled();

        await DemoInBrowser.Enter(page, "SM");
        Assert.Contains("SM-5", await page.Locator("main").InnerTextAsync());

        await DemoInBrowser.Enter(page, "GM");
        await page.GotoAsync("/management/cockpit");
        var cockpit = await page.Locator("main").InnerTextAsync();
        Assert.Matches("客服专员|Customer service officer", cockpit);
        Assert.Matches(@"\d+%", cockpit);
        await page.Shot($"{language} gm-cockpit");
        await page.Locator(".heat a.heat-cell").First.ClickAsync();
        await page.WaitForURLAsync("**/admin/ledger**");
        Assert.True(await page.Locator("main table tbody tr").CountAsync() > 0, "The figure opens no rows.");
        await page.Context.CloseAsync();
    }

    /// <summary>Writes down late the handover, nine days ago, of an order that was ready then, so that the survey may be asked today.</summary>
    private static async Task<(string Delivery, string Vin)> HandOver(IPage page)
    {
        var orders = new List<string>();
        foreach (var state in new[] { "ready", "released" })
        {
            await page.GotoAsync($"/sales/orders?state={state}");
            orders.AddRange(await page.Locator("main table tbody tr a").EvaluateAllAsync<string[]>("a => a.map(x => x.getAttribute('href'))"));
        }
        foreach (var order in Enumerable.Reverse(orders))
            if (await HandOver(page, order) is { } vin) return (new Uri(page.Url).Segments[^1], vin);
        throw new InvalidOperationException("No order was ready nine days ago.");
    }

    /// <returns>The vehicle's VIN; nothing where the order was not ready then.</returns>
    private static async Task<string?> HandOver(IPage page, string order)
    {
        await page.GotoAsync(order);
        var vin = Regex.Match(await page.Locator("main").InnerTextAsync(), "[A-HJ-NPR-Z0-9]{17}").Value;
        await page.Locator("main a[href$='/hand-over']").ClickAsync();
        await page.Locator("input[name='Model.VinTail']").FillAsync("000000");
        await page.Press("hand-over").ClickAsync();
        await Assertions.Expect(page.Locator("input[name='Model.VinTail'][aria-invalid=true]")).ToHaveValueAsync("000000");
        await page.Shot("handover-refused");

        await page.Locator("input[name='Model.VinTail']").FillAsync(vin[^6..]);
        await page.Locator("input[name='Model.OdometerKm']").FillAsync("12");
        await page.Locator("input[name='Model.ServiceAdviser']").FillAsync("Adviser Gu");
        foreach (var box in await page.Locator("form input[type=checkbox][name^='Model.']").AllAsync()) await box.CheckAsync();
        await page.Locator("details:has(input[type=datetime-local]) > summary").ClickAsync();
        await page.Locator("input[type=datetime-local]").FillAsync(DateTimeOffset.Now.ToOffset(TimeSpan.FromHours(8)).AddDays(-9).AddMinutes(30).ToString("yyyy-MM-ddTHH:mm"));
        await page.Press("hand-over").ClickAsync();
        // Either there is a delivery, or the form says what else is missing.
        await Assertions.Expect(page.Locator("input[name='Model.VinTail'][aria-invalid=true]")).ToHaveCountAsync(0);
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        if (!page.Url.Contains("/sales/deliveries/", StringComparison.Ordinal)) return null;
        await page.Shot("delivery");
        return vin;
    }

    /// <summary>Three fields at most, and one press.</summary>
    private static async Task LogTheCall(IPage page, string delivery)
    {
        await page.Shot("desk-officer");
        await page.GotoAsync($"/customer-service/follow-ups/{delivery}");
        Assert.Matches(@"161\d{8}", await page.Locator("main").InnerTextAsync());
        await page.Locator("label:has(input[value='reached-satisfied'])").ClickAsync();
        await page.Locator("textarea[name='Model.Note']").FillAsync("车况很好，已到家 / runs well");
        await page.Shot("log-call");
        await page.Locator("form:has(textarea[name='Model.Note']) button[type=submit]").First.ClickAsync();
        await page.WaitForURLAsync("**/customer-service/follow-ups");
        await page.GotoAsync($"/customer-service/follow-ups/{delivery}");
        Assert.Contains("车况很好", await page.Locator("main").InnerTextAsync());
    }

    private static async Task AnswerOnAPhone(DemoInBrowser house, string link)
    {
        var phone = await house.Open(width: 390, height: 844, phone: true);
        await phone.GotoAsync(link);
        await phone.Shot("buyer");
        foreach (var group in await phone.Locator(".picks-scale").AllAsync()) await group.Locator("label:has(input[value='4'])").ClickAsync();
        await phone.Locator("textarea").FillAsync("等了两个小时才交车 / two hours of waiting");
        await phone.Press("buyer").ClickAsync();
        await Assertions.Expect(phone.Locator("h1")).ToContainTextAsync(new Regex("谢谢|Thank you"));
        await phone.GotoAsync(link);
        await Assertions.Expect(phone.Locator("h1")).ToContainTextAsync(new Regex("谢谢|Thank you"));
        Assert.Equal(0, await phone.Locator("form .picks-scale").CountAsync());
        await phone.Context.CloseAsync();
    }
}
