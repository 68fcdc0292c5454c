using Dealership.Plugin;

namespace Dealership.Host.Imports;

/// <summary>
/// Does the work on imports in the background, a batch at a time. A job is leased, so any host may do it and one that was
/// killed loses it after a minute; what was done is in the rows, so the next one goes on where it stopped.
/// </summary>
internal sealed class ImportWorker(
    ImportBooks books, ImportSheets sheets, CheckRows check, RunRows run, RevertRows revert, ImportBell bell, TimeProvider clock, ILogger<ImportWorker> log) : BackgroundService
{
    private const int AtOnce = 2;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(3);

    protected override Task ExecuteAsync(CancellationToken stop) => Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(() => Forever(stop), CancellationToken.None)));

    /// <summary>Takes one job and brings it to its end.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> One(CancellationToken stop)
    {
        var lease = await Lease(stop);
        if (lease is null) return false;
        var house = Caller.House(lease.Store);
        await using var db = books.Open(house);
        try
        {
            while (await Step(db, lease, stop))
                await db.Do("update house.import_jobs set leased_to = now() + interval '60 seconds' where store = @store and import_id = @import", new { import = lease.ImportId }, stop);
            // Somebody may have asked for more while the last step ended: then the job is younger than the one seen.
            await db.Do("delete from house.import_jobs where store = @store and import_id = @import and asked_at = @seen", new { import = lease.ImportId, seen = lease.AskedAt }, stop);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            log.LogWarning(problem, "Import {Import} waits", lease.ImportId);
            await db.Do("""
                update house.imports set problem = left(@why, 500) where store_id = @store and id = @import;
                update house.import_jobs set leased_to = now() + interval '10 seconds' where store = @store and import_id = @import
                """, new { import = lease.ImportId, why = problem.GetBaseException().Message }, CancellationToken.None);
        }
        return true;
    }

    /// <summary>One batch of whatever the import's state asks for; ends the state when nothing is left of it.</summary>
    private async Task<bool> Step(Db db, Leased lease, CancellationToken stop)
    {
        var import = await db.Row<Doing>("select kind, state, coalesce(case state when 'reverting' then revert_by when 'running' then run_by end, uploaded_by) as by, uploader from house.imports where store_id = @store and id = @import", new { import = lease.ImportId }, stop);
        if (import is null) return false;
        var caller = Caller.House(lease.Store) with { PersonId = import.By, Name = import.Uploader };
        if (sheets.Of(import.Kind, caller) is not { } kind) throw new InvalidOperationException($"Nobody takes the sheet {import.Kind}.");
        var job = new ImportJob(lease.ImportId, kind, caller);
        switch (import.State)
        {
            case "checking":
                return await check.Next(job, stop) || await Ends(db, job, "checking", "ready", stop);
            case "running":
                return await check.Next(job, stop) || await run.Next(job, stop) || await Ends(db, job, "running", "done", stop);
            case "reverting":
                return await revert.Next(job, stop) || await Ends(db, job, "reverting", "reverted", stop);
            default:
                return false;
        }
    }

    private async Task<bool> Ends(Db db, ImportJob job, string from, string to, CancellationToken ct)
    {
        await db.Do("""
            update house.imports set state = @to, problem = null, done_at = case @to when 'done' then @now else done_at end
            where  store_id = @store and id = @import and state = @from
            """, new { import = job.Id, from, to, now = clock.GetUtcNow() }, ct);
        return false;
    }

    private async Task<Leased?> Lease(CancellationToken ct)
    {
        // No store is set: the list of jobs is the one table here without a wall.
        await using var db = books.Open(Caller.House(0));
        return await db.Row<Leased>("""
            update house.import_jobs set leased_to = now() + interval '60 seconds'
            where  (store, import_id) = (
                select store, import_id from house.import_jobs where leased_to < now() order by asked_at limit 1 for update skip locked)
            returning store, import_id, asked_at
            """, null, ct);
    }

    private async Task Forever(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (await One(stop)) bell.Ring(); // there may be work for the other one too
                else await bell.Wait(Look, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception problem)
            {
                log.LogWarning("Imports wait for the database: {Problem}", problem.Message);
                await Task.Delay(Look, stop).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        }
    }

    private sealed record Leased(int Store, Guid ImportId, DateTimeOffset AskedAt);

    private sealed record Doing(string Kind, string State, Guid By, string Uploader);
}
