using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using Dealership.Host.Data;
using Dealership.Host.Events;
using Dealership.Host.Operations;
using Dealership.Plugin;
using Npgsql;

namespace Dealership.Host.Plugins;

/// <summary>
/// Runs a duty or a read: right, scope, transaction, idempotency, audit, events and metrics, in one place that can be
/// stepped through. The duty itself is left with its rule and its SQL.
/// </summary>
internal sealed class DutyRunner(House house, Pump pump)
{
    public async Task<T> Read<TRead, T>(Caller caller, Func<TRead, Task<T>> ask) where TRead : IRead
    {
        Permit(typeof(TRead), caller);
        using var timed = Telemetry.Time("read", typeof(TRead));
        await using var run = house.Open(house.RoomOf(typeof(TRead)), caller);
        return await ask(run.Get<TRead>());
    }

    public async Task<Outcome> Do<TDuty>(Caller caller, Guid key, Func<TDuty, Task<Outcome>> act) where TDuty : IDuty
    {
        Permit(typeof(TDuty), caller);
        using var timed = Telemetry.Time("duty", typeof(TDuty));
        var room = house.RoomOf(typeof(TDuty));
        try
        {
            var (outcome, told) = await Again.AfterDeadlock(async () =>
            {
                await using var run = house.Open(room, caller, new(key, typeof(TDuty).Name));
                var said = await act(run.Get<TDuty>());
                var tells = run.Db.Telling > 0 || room.HasRollUps;
                return (said.Ok ? await run.Db.Commit(said, CancellationToken.None) : said, tells);
            });
            if (!outcome.Ok) return timed.Ended("refused", outcome);
            if (told) pump.Poke(room);
            return timed.Ended("done", outcome);
        }
        catch (PostgresException again) when (again is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "commands_pkey" })
        {
            return timed.Ended("again", await FirstOutcome(room, caller, key, typeof(TDuty).Name));
        }
    }

    /// <summary>The same key again: the first outcome is answered and nothing is done twice.</summary>
    private async Task<Outcome> FirstOutcome(Room room, Caller caller, Guid key, string duty)
    {
        await using var run = house.Open(room, caller);
        var first = await run.Db.Row<First>(
            $"select duty, outcome_id, said_zh, said_en from {room.Schema}.commands where store_id = @store and key = @key", new { key });
        if (first is null || first.Duty != duty)
            return Outcome.Refused("这个请求标识已被另一项操作使用，请刷新后重试。", "This idempotency key was used for something else; reload and try again.");
        return Outcome.Done(first.OutcomeId, first.SaidZh is null ? null : new(first.SaidZh, first.SaidEn!));
    }

    private static readonly ConcurrentDictionary<Type, (NeedsAttribute? Needs, OpenToAttribute? Open)> Said = new();

    private static void Permit(Type work, Caller caller)
    {
        var (needs, open) = Said.GetOrAdd(work, static w => (w.GetCustomAttribute<NeedsAttribute>(), w.GetCustomAttribute<OpenToAttribute>()));
        if (needs is not null)
        {
            if (!caller.May(needs.Right)) throw new NotAllowedException(needs.Right);
            return;
        }
        if (open is null) throw new InvalidOperationException($"{work.Name} says neither which right it needs nor that it is open.");
        if (caller.IsStranger && !open.EvenStrangers) throw new NotAllowedException("signed-in");
    }

    private sealed record First(string Duty, Guid? OutcomeId, string? SaidZh, string? SaidEn);
}
