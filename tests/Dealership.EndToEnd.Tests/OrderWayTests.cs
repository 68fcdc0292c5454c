using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Dealership.EndToEnd.Tests;

/// <summary>An order's way in the browser, each step by whoever owes it: identity and contract, vehicle and money, release, inspection, handover.</summary>
public sealed class OrderWayTests(Houses houses)
{
    public static TheoryData<string> Languages => Houses.Languages;

    [Theory, MemberData(nameof(Languages))]
    public async Task An_order_whose_contract_waits_goes_all_the_way_to_its_buyer(string language)
    {
        var house = await houses.In(language);
        var page = await house.As("SC");
        await page.GotoAsync("/sales/orders?state=contract");
        var order = (await page.Locator("main table tbody tr a").First.GetAttributeAsync("href"))!;
        await Sign(page, order, language);

        await DemoInBrowser.Enter(page, "SM");
        await page.GotoAsync(order);
        if (await page.Locator("details.confirm:has(input[value='allocate']) option").First.CountAsync() > 0 && !Vin().IsMatch(await page.Locator("main").InnerTextAsync()))
        {
            await page.Confirm("allocate");
            await Assertions.Expect(page.Locator("main")).ToContainTextAsync(Vin());
        }
        await Fill(page, "paid", ("ReceiptNo", $"R-{language}"));
        var vin = Vin().Match(await page.Locator("main").InnerTextAsync()).Value;

        await DemoInBrowser.Enter(page, "SC");
        await page.GotoAsync(order);
        await Fill(page, "ask-release", ("VinRead", "000000"));
        await Assertions.Expect(page.Locator("main .note").First).ToBeVisibleAsync(); // not the car that stands there
        await page.GotoAsync(order);
        await Fill(page, "ask-release", ("VinRead", vin[^6..]));
        await DemoInBrowser.Enter(page, "SM");
        await page.GotoAsync(order);
        await page.Confirm("approve-release");
        await Assertions.Expect(page.Locator("details.confirm:has(input[value='approve-release'])")).ToHaveCountAsync(0);

        await DemoInBrowser.Enter(page, "SS");
        await page.GotoAsync(order);
        await Inspect(page, language);

        await DemoInBrowser.Enter(page, "SC");
        await page.GotoAsync($"{order}/hand-over");
        Assert.DoesNotContain("✗", await page.Locator("main").InnerTextAsync());
        await page.Locator("input[name='Model.VinTail']").FillAsync(vin[^6..]);
        await page.Locator("input[name='Model.OdometerKm']").FillAsync("12");
        await page.Locator("input[name='Model.ServiceAdviser']").FillAsync("Adviser Gu");
        foreach (var box in await page.Locator("form input[type=checkbox][name^='Model.']").AllAsync()) await box.CheckAsync();
        await page.Press("hand-over").ClickAsync();
        await page.WaitForURLAsync("**/sales/deliveries/*");
        await page.GotoAsync(order);
        await page.Shot($"{language} order-history");
        await page.Context.CloseAsync();
    }

    /// <summary>Nothing is printed or signed before the identity was sighted, and no add-on comes in without the customer's own choice.</summary>
    private static async Task Sign(IPage page, string order, string language)
    {
        await page.GotoAsync($"{order}/contract");
        var printable = page.Locator("main .sign-here");
        if (await printable.CountAsync() == 0)
        {
            await page.GotoAsync(order);
            await Fill(page, "identity", ("IdentityTail", "123X"));
        }
        await page.GotoAsync(order);
        await Fill(page, "add-line", ("LinePrice", "800"));
        await Assertions.Expect(page.Locator("main .note").First).ToBeVisibleAsync();
        await page.GotoAsync($"{order}/contract");
        await Assertions.Expect(printable).ToHaveCountAsync(1);
        Assert.Matches("[壹贰叁肆伍陆柒捌玖]", await page.Locator(".paper-sums").InnerTextAsync());
        await page.Shot($"{language} contract");
        await page.GotoAsync(order);
        await page.Confirm("contract");
        await Assertions.Expect(page.Locator("details.confirm:has(input[value='contract'])")).ToHaveCountAsync(0);
    }

    /// <summary>On a phone beside the car: one press for each group, and a signature.</summary>
    private static async Task Inspect(IPage page, string language)
    {
        await page.Locator("main a[href*='/inspections/vehicles/']").ClickAsync();
        await page.Press("begin-sheet").ClickAsync();
        await page.WaitForURLAsync(new Regex("/sales/inspections/[0-9a-f-]{36}$"));
        await page.Shot($"{language} pdi");
        var fine = page.Locator("button[name=Rest][value=fine]");
        for (var left = 20; left > 0 && await fine.CountAsync() > 0; left--)
        {
            var group = await page.Locator("input[name=Place]").InputValueAsync();
            await fine.ClickAsync();
            await Assertions.Expect(page.Locator($"input[name=Place][value='{group}']")).ToHaveCountAsync(0);
        }
        await page.Press("finish-sheet").ClickAsync();
        await Assertions.Expect(page.Locator("[data-print]")).ToHaveCountAsync(1);
    }

    private static async Task Fill(IPage page, string form, params (string Name, string Value)[] fields)
    {
        var confirm = page.Locator($"details.confirm:has(input[name='_handler'][value='{form}'])");
        await confirm.Locator("summary").ClickAsync();
        foreach (var (name, value) in fields) await confirm.Locator($"[name='{name}']").FillAsync(value);
        await confirm.Locator("button[type=submit]").ClickAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }

    private static Regex Vin() => new("[A-HJ-NPR-Z0-9]{17}");
}
