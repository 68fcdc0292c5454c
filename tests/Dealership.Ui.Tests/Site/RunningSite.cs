using System.Text.Encodings.Web;
using System.Text.Unicode;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dealership.Ui.Tests.Site;

/// <summary>The test pages behind a real request pipeline: what a browser without script would see.</summary>
public sealed class RunningSite : IAsyncLifetime
{
    private WebApplication _app = default!;
    private HttpClient _browser = default!;

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddRazorComponents();
        builder.Services.AddDealershipUi();
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        _app = builder.Build();
        _app.UseAntiforgery();
        _app.MapRazorComponents<TestApp>();
        await _app.StartAsync();
        _browser = _app.GetTestServer().CreateClient();
    }

    /// <summary>Opens a page.</summary>
    public async Task<IHtmlDocument> Open(string address) => Parse(await _browser.GetStringAsync(address));

    /// <summary>Opens the page, fills in its form and presses the button.</summary>
    public async Task<(string Key, IHtmlDocument Page)> Send(string address, params (string Name, string Value)[] typed)
    {
        var opened = await _browser.GetAsync(address);
        var page = Parse(await opened.Content.ReadAsStringAsync());
        var fields = page.QuerySelectorAll("main form input, form input").OfType<IHtmlInputElement>()
            .Where(input => input.Name is not null && (input.Type != "checkbox" || input.IsChecked)).GroupBy(input => input.Name!).ToDictionary(group => group.Key, group => group.First().Value);
        foreach (var (name, value) in typed) fields[name] = value;
        using var post = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields) };
        post.Headers.Add("Cookie", opened.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
        var answer = await _browser.SendAsync(post);
        answer.EnsureSuccessStatusCode();
        return (fields["Key"], Parse(await answer.Content.ReadAsStringAsync()));
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await _app.DisposeAsync();
    }

    private static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);
}
