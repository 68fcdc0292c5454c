using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Dapper;
using Dealership.Host.Imports;
using Dealership.TestKit;
using Npgsql;

namespace Dealership.Host.Tests.Imports;

/// <summary>The pages and the API on the real host, as the sales manager's browser or program uses them.</summary>
public sealed partial class ImportWebTests : IAsyncLifetime
{
    private const string Token = "the-sales-managers-token";
    private TestHouse _house = null!;
    private HostProcess _host = null!;
    private HttpClient _http = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _house = await TestHouse.Open();
        await Sql("insert into admin.tokens (store_id, id, person_id, name, hash, made_at, expires_at) values (1, gen_random_uuid(), @who, 'test', @hash, '2020-01-01', '2100-01-01')",
            new { who = Cast.Song.Id, hash = SHA256.HashData(Encoding.UTF8.GetBytes(Token)) });
        await Serve();
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _host.DisposeAsync();
        await _house.DisposeAsync();
    }

    [Fact]
    public async Task From_the_template_to_the_report_in_a_browser()
    {
        Assert.Contains("交车记录", await _http.GetStringAsync("/imports", Ct));
        Assert.Equal(HttpStatusCode.OK, (await _http.GetAsync("/api/imports/handovers/template", Ct)).StatusCode);
        var form = await _http.GetStringAsync("/imports/handovers", Ct);
        using var upload = new MultipartFormDataContent { { new StringContent(Hidden(form, "_handler", "upload")), "_handler" }, { new StringContent(Hidden(form, "__RequestVerificationToken")), "__RequestVerificationToken" }, { new StringContent(Hidden(form, "Key")), "Key" } };
        upload.Add(new ByteArrayContent(await File.ReadAllBytesAsync(DealersFile, Ct)), "File", "二月交车.xlsx");
        var answer = await _http.PostAsync("/imports/handovers", upload, Ct);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        var run = answer.Headers.Location!.ToString();
        await Until(run, "ready");

        var page = WebUtility.HtmlDecode(await _http.GetStringAsync(run, Ct));
        Assert.Contains("二月交车.xlsx", page);
        Assert.Contains("电话成了科学计数法（1.38E+10）", page);
        await Post(run, page, "rows", ("cell-6-phone", "13900000066"), ("cell-7-phone", "1.38E10"));
        await Post(run, page, "rows", ("Drop", "8"));
        page = WebUtility.HtmlDecode(await _http.GetStringAsync(run, Ct));
        Assert.DoesNotContain("（1.38E+10）", page);
        Assert.DoesNotContain("与第 4 行重复", page);
        Assert.Contains("导入 5 行", page);

        await Post(run, page, "run");
        await Until(run, "done");
        page = WebUtility.HtmlDecode(await _http.GetStringAsync(run, Ct));
        Assert.Contains("整批撤回", page);
        Assert.Equal(5, await _house.Sql<long>("select count(*) from sales.deliveries where store_id = 1"));
        using var errors = new MemoryStream(await _http.GetByteArrayAsync($"/api/imports/runs/{run.Split('/')[^1]}/errors", Ct));
        Assert.Equal(6, FileRows.Of(errors, FileRows.Sheets(errors)[0], 100, 9).Count()); // five wrong rows under the headers

        await Post(run, page, "revert");
        await Until(run, "reverted");
    }

    [Fact]
    public async Task Killed_in_the_middle_it_goes_on_after_the_restart_and_doubles_nothing()
    {
        const int Rows = 6000;
        using var file = await ImportBench.Vehicles(Enumerable.Range(1, Rows).Select(n => (ImportBench.Vin(n), "128000")));
        using var upload = new MultipartFormDataContent();
        upload.Add(new ByteArrayContent(file.ToArray()), "file", "vehicles.xlsx");
        var taken = await (await _http.PostAsync("/api/imports/vehicles", upload, Ct)).EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(Ct);
        var run = $"/imports/run/{taken.GetProperty("id").GetString()}";
        await Until(run, "ready");
        (await _http.PostAsync($"/api/imports/runs/{run.Split('/')[^1]}/run", null, Ct)).EnsureSuccessStatusCode();
        while (await _house.Sql<long>("select count(*) from sales.vehicles where store_id = 1") < 1000) await Task.Delay(5, Ct);
        await _host.Kill();
        Assert.InRange(await _house.Sql<long>("select count(*) from sales.vehicles where store_id = 1"), 1000, Rows - 1);

        await Sql("update house.import_jobs set leased_to = now()"); // a minute later
        await Serve();
        await Until(run, "done");
        Assert.Equal(Rows, await _house.Sql<long>("select count(*) from sales.vehicles where store_id = 1"));
        Assert.Equal(Rows, await _house.Sql<long>("select count(*) from house.import_rows where state = 'written' and (result ->> 'created')::boolean"));
    }

    [Fact]
    public async Task Who_lacks_the_right_is_told_which_one_and_another_stores_import_is_not_there()
    {
        await Sql("update admin.tokens set person_id = @who", new { who = Cast.Lin.Id });
        await Task.Delay(2500, Ct); // rights are remembered for two seconds
        var refused = await _http.GetAsync("/api/imports/handovers/template", Ct);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("取消交车", await refused.Content.ReadAsStringAsync(Ct));
        var closed = await _http.GetAsync("/imports/handovers", Ct);
        Assert.Equal(HttpStatusCode.Forbidden, closed.StatusCode);
        Assert.Contains("没有权限", await closed.Content.ReadAsStringAsync(Ct));
        Assert.Equal(HttpStatusCode.NotFound, (await _http.GetAsync($"/api/imports/runs/{Guid.NewGuid()}", Ct)).StatusCode);
    }

    private static string DealersFile => Path.Combine(AppContext.BaseDirectory, "Imports", "handovers-as-a-dealer-has-them.xlsx");

    private async Task Serve()
    {
        _host = await HostProcess.Start(_house.ConnectionString);
        _http = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = true }) { BaseAddress = _host.Url };
        _http.DefaultRequestHeaders.Authorization = new("Bearer", Token);
    }

    private async Task Until(string run, string state)
    {
        for (var tries = 0; ; tries++)
        {
            var seen = await _http.GetFromJsonAsync<JsonElement>($"/api/imports/runs/{run.Split('/')[^1]}", Ct);
            if (seen.GetProperty("state").GetString() == state) return;
            Assert.True(tries < 600, $"still {seen}\n{_host.Said}");
            await Task.Delay(100, Ct);
        }
    }

    private async Task Post(string address, string page, string form, params (string Name, string Value)[] fields)
    {
        var at = page.IndexOf($"value=\"{form}\"", StringComparison.Ordinal);
        Assert.True(at > 0, $"no form {form}");
        var from = page.LastIndexOf("<form", at, StringComparison.Ordinal);
        var markup = page[from..page.IndexOf("</form>", at, StringComparison.Ordinal)];
        var answer = await _http.PostAsync(address, new FormUrlEncodedContent([
            new("_handler", form), new("__RequestVerificationToken", Hidden(markup, "__RequestVerificationToken")), new("Key", Guid.CreateVersion7().ToString()), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]), Ct);
        Assert.True(answer.StatusCode == HttpStatusCode.Found, $"{answer.StatusCode} {await answer.Content.ReadAsStringAsync(Ct)}");
    }

    private static string Hidden(string html, string name, string? value = null) =>
        Inputs().Matches(html).First(m => m.Value.Contains($"name=\"{name}\"") && (value is null || m.Value.Contains($"value=\"{value}\""))) is { } input
            ? Regex.Match(input.Value, "value=\"([^\"]*)\"").Groups[1].Value : "";

    private async Task Sql(string sql, object? args = null)
    {
        await using var connection = new NpgsqlConnection(_house.ConnectionString);
        await connection.ExecuteAsync(sql, args);
    }

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Inputs();
}
