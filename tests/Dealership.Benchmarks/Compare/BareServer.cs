using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Dealership.Plugin.Values;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;

namespace Dealership.Benchmarks.Compare;

/// <summary>
/// What the six requests cost where nothing is asked of the server but to answer them: ASP.NET Core, Npgsql, prepared statements, one
/// round trip, JSON by the compiler. No sign-in, rights, walls, validation, idempotency or audit; it does write the outbox.
/// </summary>
internal class BareServer(NpgsqlDataSource database)
{
    /// <summary>Whom it asks.</summary>
    protected NpgsqlDataSource Database { get; } = database;

    /// <summary>Connections of a role, kept as the house keeps them; without one as the owner of all, given back as the driver does by itself.</summary>
    public static NpgsqlDataSource Source(string connection, string? role = null)
    {
        var text = new NpgsqlConnectionStringBuilder(connection) { MaxPoolSize = 20, MaxAutoPrepare = 40, AutoPrepareMinUsages = 2 };
        if (role is not null) (text.Username, text.NoResetOnClose) = (role, true);
        return new NpgsqlSlimDataSourceBuilder(text.ConnectionString).EnableArrays().Build();
    }

    /// <summary>Serves until it is killed.</summary>
    public static async Task Serve(string url, BareServer server, CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        await using var app = builder.Build();
        app.MapGet("/api/sales/leads/{id:guid}", server.Get);
        app.MapGet("/api/sales/leads", server.List);
        app.MapPost("/api/sales/leads", server.Create);
        app.MapPost("/api/sales/leads/{id:guid}/closure", server.Update);
        app.MapGet("/api/sales/leads/counts", server.Counts);
        app.MapGet("/api/customer-service/customers", server.Search);
        await app.StartAsync(ct);
        Console.WriteLine($"The bare server serves {app.Urls.Single()} ");
        await Task.Delay(Timeout.Infinite, ct);
    }

    protected virtual async Task Get(HttpContext http)
    {
        await using var command = Command(BareSql.Get, Int(Store(http)), Uuid(Id(http)));
        await using var rows = await command.ExecuteReaderAsync(http.RequestAborted);
        if (!await rows.ReadAsync()) { http.Response.StatusCode = 404; return; }
        await Say(http, new BareRecord(Lead(rows), More(rows, 17), Customer(rows, 12), Null<string>(rows, 16)), BareJson.Default.BareRecord);
    }

    protected virtual async Task List(HttpContext http)
    {
        await using var command = Command(BareSql.List, Int(Store(http)));
        await using var rows = await command.ExecuteReaderAsync(http.RequestAborted);
        var lines = new List<BareLine>(51);
        while (await rows.ReadAsync()) lines.Add(new(Lead(rows), Customer(rows, 12), Null<string>(rows, 16)));
        var next = lines.Count > 50 ? $"{lines[49].Lead.DueAt.Ticks}_{lines[49].Lead.Id}" : null;
        if (next is not null) lines.RemoveAt(50);
        await Say(http, new BarePage(lines, next), BareJson.Default.BarePage);
    }

    protected virtual async Task Create(HttpContext http)
    {
        var asked = (await JsonSerializer.DeserializeAsync(http.Request.Body, BareJson.Default.BareNewLead))!;
        var id = Guid.CreateVersion7();
        await using var batch = Database.CreateBatch();
        Add(batch, BareSql.Create, Int(Store(http)), Uuid(Guid.CreateVersion7()), Word(asked.Name), Word(asked.Phone), Uuid(id), Word(asked.Channel), Word(asked.Source!), Word(asked.Origin!), Word(asked.Reference!), Word(asked.Wish!));
        Tell(batch, http, id, "LeadReceived");
        Tell(batch, http, id, "LeadWaits");
        var made = await batch.ExecuteScalarAsync(http.RequestAborted);
        await Say(http, new BareDone((Guid?)made, "线索已进线索池，等待分配"), BareJson.Default.BareDone);
    }

    protected virtual async Task Update(HttpContext http)
    {
        var asked = (await JsonSerializer.DeserializeAsync(http.Request.Body, BareJson.Default.BareReason))!;
        await using var batch = Database.CreateBatch();
        Add(batch, BareSql.Update, Int(Store(http)), Uuid(Id(http)), Word(asked.Text));
        Tell(batch, http, Id(http), "LeadClosed");
        if (await batch.ExecuteScalarAsync(http.RequestAborted) is not Guid id) { http.Response.StatusCode = 422; return; }
        await Say(http, new BareDone(id, "已标为无效"), BareJson.Default.BareDone);
    }

    private async Task Counts(HttpContext http)
    {
        var now = DateTime.UtcNow;
        var first = new DateTime(now.Year, now.Month, 1, 0, 0, 0, DateTimeKind.Utc).AddHours(-8);
        await using var batch = Database.CreateBatch();
        AddStore(batch, http);
        Add(batch, BareSql.Counts, Int(Store(http)), Instant(first), Instant(now.Date.AddHours(16)));
        await using var rows = await Read(batch);
        await rows.ReadAsync();
        await Say(http, new BareCounts(rows.GetInt32(0), rows.GetInt32(1), rows.GetInt32(2), rows.GetInt32(3), rows.GetInt32(4), rows.GetInt32(5), rows.GetInt32(6), rows.GetInt32(7)), BareJson.Default.BareCounts);
    }

    private async Task Search(HttpContext http)
    {
        var phone = http.Request.Query["search"].ToString();
        await using var batch = ForSearch();
        AddStore(batch, http);
        Add(batch, BareSql.Count, Int(Store(http)), Word(phone));
        Add(batch, BareSql.Search, Int(Store(http)), Word(phone));
        await using var rows = await Read(batch);
        await rows.ReadAsync();
        var count = rows.GetInt32(0);
        await rows.NextResultAsync();
        var found = new List<BareFound>();
        while (await rows.ReadAsync())
            found.Add(new(rows.GetGuid(0), PersonName.Mask(rows.GetString(1)), Masked(rows.GetString(2)), rows.GetString(3), rows.GetDateTime(4), rows.GetBoolean(5), rows.GetInt32(6), rows.GetInt32(7)));
        await Say(http, new BareFoundPage(found, count, null), BareJson.Default.BareFoundPage);
    }

    /// <summary>Runs a batch; what it answers first is what was asked.</summary>
    protected virtual async Task<NpgsqlDataReader> Read(NpgsqlBatch batch) => await batch.ExecuteReaderAsync();

    /// <summary>What comes before the first statement.</summary>
    protected virtual void AddStore(NpgsqlBatch batch, HttpContext http) { }

    protected virtual NpgsqlBatch ForSearch() => Database.CreateBatch();

    private static void Tell(NpgsqlBatch batch, HttpContext http, Guid id, string type) => Add(batch, BareSql.Tell, Int(Store(http)), Uuid(id), Word(type),
        new NpgsqlParameter<string> { TypedValue = JsonSerializer.Serialize(new BareFact(id, DateTimeOffset.UtcNow), BareJson.Default.BareFact), NpgsqlDbType = NpgsqlDbType.Jsonb });

    protected static BareLead Lead(NpgsqlDataReader r) => new(r.GetGuid(0), r.GetGuid(1), r.GetString(2), r.GetString(3), r.GetString(4), Null<string>(r, 5), r.GetDateTime(6), r.GetDateTime(7),
        Some<Guid>(r, 8), Some<DateTime>(r, 9), Some<DateTime>(r, 10), r.GetBoolean(11));

    protected static BareMore More(NpgsqlDataReader r, int at) => new(Null<string>(r, at), r.GetString(at + 1), r.GetDateTime(at + 2), Some<Guid>(r, at + 3), Some<Guid>(r, at + 4), Some<DateTime>(r, at + 5),
        r.GetBoolean(at + 6), Some<DateTime>(r, at + 7), Null<string>(r, at + 8), Some<Guid>(r, at + 9));

    protected static BareCustomer? Customer(NpgsqlDataReader r, int at) => r.IsDBNull(at) ? null : new(r.GetGuid(at), PersonName.Mask(r.GetString(at + 1)), Masked(r.GetString(at + 2)), r.GetBoolean(at + 3));

    protected static string Masked(string phone) => $"{phone.AsSpan(0, 3)}****{phone.AsSpan(phone.Length - 4)}";

    protected static Task Say<T>(HttpContext http, T answer, JsonTypeInfo<T> type) => http.Response.WriteAsJsonAsync(answer, type);

    protected static int Store(HttpContext http) => int.Parse(http.Request.Headers[Requests.Store].ToString(), CultureInfo.InvariantCulture);

    protected static Guid Id(HttpContext http) => Guid.Parse((string)http.Request.RouteValues["id"]!);

    private NpgsqlCommand Command(string sql, params NpgsqlParameter[] with)
    {
        var command = Database.CreateCommand(sql);
        command.Parameters.AddRange(with);
        return command;
    }

    protected static void Add(NpgsqlBatch batch, string sql, params NpgsqlParameter[] with)
    {
        var command = batch.CreateBatchCommand();
        command.CommandText = sql;
        command.Parameters.AddRange(with);
        batch.BatchCommands.Add(command);
    }

    protected static NpgsqlParameter<int> Int(int value) => new() { TypedValue = value };
    protected static NpgsqlParameter<Guid> Uuid(Guid value) => new() { TypedValue = value };
    protected static NpgsqlParameter<string> Word(string value) => new() { TypedValue = value };
    private static NpgsqlParameter<DateTime> Instant(DateTime value) => new() { TypedValue = value };

    protected static T? Null<T>(NpgsqlDataReader r, int at) where T : class => r.IsDBNull(at) ? null : r.GetFieldValue<T>(at);
    protected static T? Some<T>(NpgsqlDataReader r, int at) where T : struct => r.IsDBNull(at) ? null : r.GetFieldValue<T>(at);
}
