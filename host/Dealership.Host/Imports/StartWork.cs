using Dealership.Plugin;

namespace Dealership.Host.Imports;

/// <summary>Starts the run of a checked import, or takes a finished one back.</summary>
internal sealed class StartWork(ImportBooks books, ImportBell bell, TimeProvider clock)
{
    private const string RunSql = """
        update house.imports i set state = 'running', run_by = @by, run_at = @now, problem = null
        where  store_id = @store and id = @import and state in ('ready', 'done')
          and  exists (select 1 from house.import_rows r where r.store_id = @store and r.import_id = @import and r.state in ('read', 'new', 'update'))
        returning id
        """;

    private const string RevertSql = """
        update house.imports set state = 'reverting', revert_by = @by, revert_at = @now, problem = null
        where  store_id = @store and id = @import and state = 'done'
          and  exists (select 1 from house.import_rows r where r.store_id = @store and r.import_id = @import and r.state = 'written')
        returning id
        """;

    /// <summary>Imports what is new or changed; wrong and dropped rows stay behind.</summary>
    public Task<Outcome> Run(ImportJob job, Guid key, CancellationToken ct) => Start(job, key, "RunImport", RunSql,
        Outcome.Refused("没有可以导入的行，或者正在处理中。", "There is no row to import, or work is under way."), ct);

    /// <summary>Takes back what was written.</summary>
    public Task<Outcome> Revert(ImportJob job, Guid key, CancellationToken ct) => Start(job, key, "RevertImport", RevertSql,
        Outcome.Refused("没有可以撤回的行，或者正在处理中。", "There is nothing to take back, or work is under way."), ct);

    private async Task<Outcome> Start(ImportJob job, Guid key, string duty, string sql, Outcome refusal, CancellationToken ct)
    {
        var outcome = await books.Do(job.Caller, key, duty, async db =>
        {
            if (await db.Row<Guid?>(sql, new { import = job.Id, by = job.Caller.PersonId, now = clock.GetUtcNow() }, ct) is null) return refusal;
            await db.Do(ImportBooks.AskSql, new { import = job.Id }, ct);
            return Outcome.Done(job.Id);
        });
        bell.Ring();
        return outcome;
    }
}
