using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Npgsql;
using NpgsqlTypes;

namespace Dealership.Benchmarks.Compare;

/// <summary>
/// The bare server with what the house cannot do without on the way to its tables, and nothing else: a role for each department, the store set in each
/// transaction, the key of a command claimed and its outcome kept, facts told in their order. Nobody signs in, nothing is checked, nobody hears. What it
/// costs beside the bare server is the price of the walls, whoever writes the code around them.
/// </summary>
internal sealed class WalledServer(NpgsqlDataSource sales, NpgsqlDataSource customers) : BareServer(sales)
{
    protected override async Task Get(HttpContext http)
    {
        BareLead lead;
        BareMore more;
        await using (var batch = Database.CreateBatch())
        {
            AddStore(batch, http);
            Add(batch, WalledSql.Get, Int(Store(http)), Uuid(Id(http)));
            await using var rows = await Read(batch);
            if (!await rows.ReadAsync()) { http.Response.StatusCode = 404; return; }
            (lead, more) = (Lead(rows), More(rows, 12));
        }
        var known = await Cards(http, [lead.CustomerId]);
        await Say(http, new BareRecord(lead, more, known.GetValueOrDefault(lead.CustomerId), null), BareJson.Default.BareRecord);
    }

    protected override async Task List(HttpContext http)
    {
        var leads = new List<BareLead>(51);
        await using (var batch = Database.CreateBatch())
        {
            AddStore(batch, http);
            Add(batch, WalledSql.List, Int(Store(http)));
            await using var rows = await Read(batch);
            while (await rows.ReadAsync()) leads.Add(Lead(rows));
        }
        var next = leads.Count > 50 ? $"{leads[49].DueAt.Ticks}_{leads[49].Id}" : null;
        if (next is not null) leads.RemoveAt(50);
        var known = await Cards(http, [.. leads.Select(l => l.CustomerId)]);
        await Say(http, new BarePage([.. leads.Select(l => new BareLine(l, known.GetValueOrDefault(l.CustomerId), null))], next), BareJson.Default.BarePage);
    }

    protected override async Task Create(HttpContext http)
    {
        var asked = (await JsonSerializer.DeserializeAsync(http.Request.Body, BareJson.Default.BareNewLead))!;
        var id = Guid.CreateVersion7();
        Guid customer;
        await using (var met = customers.CreateBatch())
        {
            AddStore(met, http);
            Add(met, WalledSql.Meet, Int(Store(http)), Uuid(Guid.CreateVersion7()), Word(asked.Name), Word(asked.Phone));
            await using var rows = await Read(met);
            await rows.ReadAsync();
            customer = rows.GetGuid(0);
        }
        await using var connection = await Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var look = new NpgsqlBatch(connection, transaction))
        {
            AddStore(look, http);
            var key = Guid.Parse(http.Request.Headers["Idempotency-Key"].ToString());
            Add(look, WalledSql.Claim, Int(Store(http)), Uuid(key));
            Add(look, WalledSql.Same, Int(Store(http)), Word(asked.Origin!), Word(asked.Reference!), Uuid(customer));
            await using (var rows = await Read(look)) await rows.ReadAsync();
            await using var write = new NpgsqlBatch(connection, transaction);
            Add(write, WalledSql.Insert, Int(Store(http)), Uuid(customer), Uuid(id), Word(asked.Channel), Word(asked.Source!), Word(asked.Origin!), Word(asked.Reference!), Word(asked.Wish!));
            End(write, http, key, id, "线索已进线索池，等待分配", "LeadReceived", "LeadWaits");
            await write.ExecuteNonQueryAsync();
        }
        await Say(http, new BareDone(id, "线索已进线索池，等待分配"), BareJson.Default.BareDone);
    }

    protected override async Task Update(HttpContext http)
    {
        var asked = (await JsonSerializer.DeserializeAsync(http.Request.Body, BareJson.Default.BareReason))!;
        var key = Guid.Parse(http.Request.Headers["Idempotency-Key"].ToString());
        await using var connection = await Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var batch = new NpgsqlBatch(connection, transaction);
        AddStore(batch, http);
        Add(batch, WalledSql.Claim, Int(Store(http)), Uuid(key));
        Add(batch, WalledSql.Update, Int(Store(http)), Uuid(Id(http)), Word(asked.Text));
        End(batch, http, key, Id(http), "已标为无效", "LeadClosed");
        await batch.ExecuteNonQueryAsync();
        await Say(http, new BareDone(Id(http), "已标为无效"), BareJson.Default.BareDone);
    }

    protected override async Task<NpgsqlDataReader> Read(NpgsqlBatch batch)
    {
        var rows = await batch.ExecuteReaderAsync();
        await rows.NextResultAsync(); // past the store
        return rows;
    }

    protected override void AddStore(NpgsqlBatch batch, HttpContext http) => Add(batch, WalledSql.Store, Int(Store(http)));

    /// <summary>Searching is CustomerService's.</summary>
    protected override NpgsqlBatch ForSearch() => customers.CreateBatch();

    private async Task<Dictionary<Guid, BareCustomer>> Cards(HttpContext http, Guid[] ids)
    {
        await using var batch = customers.CreateBatch();
        AddStore(batch, http);
        Add(batch, WalledSql.Cards, Int(Store(http)), new NpgsqlParameter<Guid[]> { TypedValue = ids });
        await using var rows = await Read(batch);
        var known = new Dictionary<Guid, BareCustomer>();
        while (await rows.ReadAsync()) known[rows.GetGuid(0)] = Customer(rows, 1)!;
        return known;
    }

    private static void End(NpgsqlBatch batch, HttpContext http, Guid key, Guid about, string said, params string[] types)
    {
        var body = JsonSerializer.Serialize(new BareFact(about, DateTimeOffset.UtcNow), BareJson.Default.BareFact);
        Add(batch, WalledSql.Tell, Int(Store(http)), new NpgsqlParameter<Guid[]> { TypedValue = [.. types.Select(_ => about)] }, new NpgsqlParameter<string[]> { TypedValue = types },
            new NpgsqlParameter<string[]> { TypedValue = [.. types.Select(_ => body)] });
        Add(batch, WalledSql.Outcome, Int(Store(http)), Uuid(key), Uuid(about), Word(said));
        Add(batch, "commit");
    }
}
