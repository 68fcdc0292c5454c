using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Dealership.Contracts;
using Dealership.Plugin;
using Npgsql;
using NpgsqlTypes;

namespace Dealership.Benchmarks.Events;

/// <summary>
/// Tells as a department does, with as little beside it as can be: claim and fact in one prepared round trip and one transaction of
/// their own, each when it is due whatever happens to those who hear. Threads of its own, so that its CPU time is known apart.
/// </summary>
internal sealed class Teller(string source, int store)
{
    private const int Threads = 12;

    /// <summary>What was told.</summary>
    /// <param name="Keys">What each fact is about, and the key of the claim that was committed with it.</param>
    /// <param name="Took">From the first that was due to the last commit.</param>
    /// <param name="LatestMs">How late the latest of the best 99 of 100 began: what the teller itself could not keep.</param>
    /// <param name="ClientMs">CPU time of the telling threads.</param>
    /// <param name="ServerMs">CPU time of PostgreSQL for them.</param>
    internal sealed record Round(Guid[] Keys, TimeSpan Took, double LatestMs, double ClientMs, double ServerMs);

    /// <summary>Tells at a steady rate.</summary>
    public Round Tell(int rate, int seconds, Func<Guid, int, IFact> fact, Action told)
    {
        var keys = Enumerable.Range(0, rate * seconds).Select(_ => Guid.CreateVersion7()).ToArray();
        var late = new double[keys.Length];
        var next = -1;
        double client = 0, server = 0;
        using var ready = new Barrier(Threads + 1);
        var sum = new Lock();
        var began = new Stopwatch();
        var threads = Enumerable.Range(0, Threads).Select(_ => new Thread(() =>
        {
            using var connection = new NpgsqlConnection(source);
            connection.Open();
            using var batch = Prepared(connection, out var key, out var about, out var type, out var body);
            var backend = (int)new NpgsqlCommand("select pg_backend_pid()", connection).ExecuteScalar()!;
            var (mine, its) = (Ran("thread-self"), Ran(Text(backend)));
            ready.SignalAndWait();
            ready.SignalAndWait();
            for (int n; (n = Interlocked.Increment(ref next)) < keys.Length;)
            {
                var due = TimeSpan.FromSeconds((double)n / rate);
                if (due - began.Elapsed is { Ticks: > 0 } rest) Thread.Sleep(rest);
                late[n] = (began.Elapsed - due).TotalMilliseconds;
                var what = fact(keys[n], n);
                (key.TypedValue, about.TypedValue, type.TypedValue, body.TypedValue) = (keys[n], keys[n], what.GetType().Name, JsonSerializer.Serialize(what, what.GetType(), FactJson.Options));
                batch.ExecuteNonQuery();
                told();
            }
            lock (sum) (client, server) = (client + Ran("thread-self") - mine, server + Ran(Text(backend)) - its);
        })).ToArray();
        foreach (var thread in threads) thread.Start();
        ready.SignalAndWait();
        began.Start();
        ready.SignalAndWait();
        foreach (var thread in threads) thread.Join();
        var took = began.Elapsed;
        Array.Sort(late);
        return new(keys, took, late[(int)(late.Length * .99)], client, server);
    }

    /// <summary>One batch without a transaction around it is one transaction.</summary>
    private NpgsqlBatch Prepared(NpgsqlConnection connection, out NpgsqlParameter<Guid> key, out NpgsqlParameter<Guid> about, out NpgsqlParameter<string> type, out NpgsqlParameter<string> body)
    {
        (key, about) = (new() { NpgsqlDbType = NpgsqlDbType.Uuid }, new() { NpgsqlDbType = NpgsqlDbType.Uuid });
        (type, body) = (new() { NpgsqlDbType = NpgsqlDbType.Text }, new() { NpgsqlDbType = NpgsqlDbType.Jsonb });
        var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new($"select set_config('app.store_id', '{store}', true)"),
                new($"insert into sales.commands (store_id, key, duty, person_id) values ({store}, $1, 'Measured', '00000000-0000-0000-0000-000000000000')") { Parameters = { key } },
                new($"insert into sales.outbox (store_id, about, type, body) values ({store}, $1, $2, $3)") { Parameters = { about, type, body } },
            },
        };
        batch.Prepare();
        return batch;
    }

    /// <summary>Milliseconds that a thread or a process of one thread was on a CPU, as the scheduler counts them.</summary>
    private static double Ran(string who) => double.Parse(File.ReadAllText($"/proc/{who}/schedstat").Split(' ')[0], CultureInfo.InvariantCulture) / 1e6;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
