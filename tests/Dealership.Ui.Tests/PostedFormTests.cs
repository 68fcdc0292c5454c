using AngleSharp.Dom;
using Dealership.Ui.Tests.Site;

namespace Dealership.Ui.Tests;

public sealed class PostedFormTests(RunningSite site) : IClassFixture<RunningSite>
{
    private static string? Box(IDocument page, string name) => page.QuerySelector($"[name='Call.{name}']")?.GetAttribute("value");

    [Fact]
    public async Task What_can_be_read_reaches_the_page_with_the_key_the_form_was_drawn_with()
    {
        var (key, page) = await site.Send("/call", ("Call.Name", "陈晓雯"), ("Call.Km", "12500"), ("Call.Amount", "99.5"), ("Call.Day", "2026-02-13"));
        Assert.Equal($"{key} 陈晓雯 12500 99.5 2026-02-13", page.QuerySelector("output")?.TextContent);
    }

    [Fact]
    public async Task A_list_from_which_nothing_was_chosen_means_nothing()
    {
        var (key, page) = await site.Send("/call", ("Call.Name", "陈晓雯"), ("Call.Source", ""));
        Assert.Equal($"{key} 陈晓雯", page.QuerySelector("output")?.TextContent.TrimEnd());
    }

    [Fact]
    public async Task A_ticked_box_reaches_the_page()
    {
        var (key, page) = await site.Send("/call", ("Call.Name", "陈晓雯"), ("Call.Agreed", "true"));
        Assert.Equal($"{key} 陈晓雯    同意", page.QuerySelector("output")?.TextContent);
    }

    [Fact]
    public async Task A_problem_stands_beside_a_field_that_another_component_brought_in()
    {
        var (_, page) = await site.Send("/call", ("Call.Name", "无牌"));
        Assert.Equal("true", page.QuerySelector("#f-Plate")?.GetAttribute("aria-invalid"));
        Assert.Equal("请填车牌", page.QuerySelector("#f-Plate-wrong")?.TextContent);
    }

    [Fact]
    public async Task An_amount_is_read_with_the_separators_it_is_shown_with()
    {
        var (key, page) = await site.Send("/call", ("Call.Name", "陈晓雯"), ("Call.Km", "12500"), ("Call.Amount", "114,144.5"), ("Call.Day", "2026-02-13"));
        Assert.Equal($"{key} 陈晓雯 12500 114144.5 2026-02-13", page.QuerySelector("output")?.TextContent);
        Assert.Equal("114,144.5", Box(page, "Amount"));
    }

    [Fact]
    public async Task What_cannot_be_read_keeps_every_letter_and_does_not_reach_the_page()
    {
        var (_, page) = await site.Send("/call", ("Call.Name", "陈晓雯"), ("Call.Km", "一万二"), ("Call.Amount", "9x"), ("Call.Day", "2026-02-31"));
        Assert.Null(page.QuerySelector("output"));
        Assert.Equal(("陈晓雯", "一万二", "9x", "2026-02-31"), (Box(page, "Name"), Box(page, "Km"), Box(page, "Amount"), Box(page, "Day")));
        // A date box would swallow what is no date.
        Assert.Equal("text", page.QuerySelector("[name='Call.Day']")!.GetAttribute("type"));
        Assert.Equal(["“一万二”不是整数", "“9x”不是金额", "“2026-02-31”不是日期，例如 2026-02-13"], page.QuerySelectorAll(".form-problems li").Select(line => line.TextContent));
        Assert.Equal("f-Call-Km-wrong", page.QuerySelector("[name='Call.Km']")!.GetAttribute("aria-describedby"));
    }

    [Fact]
    public async Task A_refusal_keeps_what_was_typed_and_the_key()
    {
        var (key, page) = await site.Send("/call", ("Call.Km", "12500"), ("shown:Call.Customer", "陈"));
        Assert.Null(page.QuerySelector("output"));
        Assert.Equal(key, page.QuerySelector("[name=Key]")!.GetAttribute("value"));
        Assert.Equal("12500", Box(page, "Km"));
        Assert.Equal("陈", page.QuerySelector("[role=combobox]")!.GetAttribute("value"));
        Assert.Equal("#f-Call-Name", page.QuerySelector(".form-problems a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Every_drawing_of_a_form_has_a_key_of_its_own() => Assert.NotEqual(
        (await site.Open("/call")).QuerySelector("[name=Key]")!.GetAttribute("value"),
        (await site.Open("/call")).QuerySelector("[name=Key]")!.GetAttribute("value"));

    [Fact]
    public async Task The_navigation_marks_the_page_that_covers_the_address_best_and_opens_its_group()
    {
        var page = await site.Open("/sales/leads/7");
        Assert.Equal("/sales/leads", Assert.Single(page.QuerySelectorAll(".nav [aria-current]")).GetAttribute("href"));
        Assert.Equal([true, true, false], page.QuerySelectorAll(".nav-group").Select(group => group.HasAttribute("open")));
        Assert.Equal("99+", page.QuerySelector(".nav-badge")!.TextContent);
    }

    [Fact]
    public async Task Signing_out_is_a_post_that_cannot_be_forged()
    {
        var form = (await site.Open("/sales/leads/7")).QuerySelector("form[data-sign-out]")!;
        Assert.Equal(("post", "/out"), (form.GetAttribute("method"), form.GetAttribute("action")));
        Assert.NotNull(form.QuerySelector("[name=__RequestVerificationToken]"));
    }

    [Fact]
    public async Task No_style_or_script_stands_inline_so_a_strict_content_policy_holds()
    {
        foreach (var address in new[] { "/call", "/sales/leads/7" })
            Assert.Empty((await site.Open(address)).QuerySelectorAll("[style], style, script:not([src]), [onclick]"));
    }
}
