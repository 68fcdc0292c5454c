using System.Text.Json;
using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.CustomerService.Customers;

/// <summary>Takes an import of customers back: what it wrote to the ledger, and whoever nothing has happened to since.</summary>
internal sealed class ImportedCustomers(Db db)
{
    private const string WordsSql = """
        delete from customer_service.consents c using unnest(@customers, @purposes, @channels, @versions) as w(customer, purpose, channel, version)
        where  c.store_id = @store and c.customer_id = w.customer and c.purpose = w.purpose and c.channel = w.channel and c.version = w.version
        """;

    private const string CustomersSql = """
        delete from customer_service.customers c
        where  c.store_id = @store and c.id = any(@ids) and c.merged_into is null
          and  not exists (select 1 from customer_service.follow_ups x where x.store_id = @store and x.customer_id = c.id)
          and  not exists (select 1 from customer_service.complaints x where x.store_id = @store and x.customer_id = c.id)
          and  not exists (select 1 from customer_service.consents x where x.store_id = @store and x.customer_id = c.id)
          and  not exists (select 1 from customer_service.contact_stops x where x.store_id = @store and x.customer_id = c.id)
          and  not exists (select 1 from customer_service.reveals x where x.store_id = @store and x.customer_id = c.id)
          and  not exists (select 1 from customer_service.merges x where x.store_id = @store and c.id in (x.gone_id, x.kept_id))
        """;

    private const string StillSql = "select id from customer_service.customers where store_id = @store and id = any(@ids)";

    public async Task<IReadOnlyList<Problem>> TakeBack(IReadOnlyList<RowResult> results, CancellationToken ct)
    {
        var words = results.SelectMany(r => r.Before is null ? [] : JsonSerializer.Deserialize<CustomerImport.Word[]>(r.Before)!).ToArray();
        await db.Do(WordsSql, new
        {
            customers = words.Select(w => w.CustomerId).ToArray(),
            purposes = words.Select(w => w.Purpose).ToArray(),
            channels = words.Select(w => w.Channel).ToArray(),
            versions = words.Select(w => w.Version).ToArray(),
        }, ct);
        var created = results.Where(r => r.Created).ToArray();
        var ids = created.Select(r => r.Id!.Value).ToArray();
        await db.Do(CustomersSql, new { ids }, ct);
        var still = (await db.Rows<Guid>(StillSql, new { ids }, ct)).ToHashSet();
        return [.. created.Where(r => still.Contains(r.Id!.Value))
            .Select(r => new Problem("", new($"第{r.Number}行的客户已有往来记录，保留。", $"The customer of row {r.Number} has a history by now and stays.")))];
    }
}
