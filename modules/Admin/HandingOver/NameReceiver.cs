using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.HandingOver;

/// <summary>Names who is to receive a block (指定接收人). He has it when he has accepted it himself, and not before.</summary>
[OpenTo]
internal sealed class NameReceiver(Db db, Concerned concerned, ICalendar calendar) : IDuty
{
    internal sealed class Form
    {
        public string? Block { get; set; }
        public Guid? Receiver { get; set; }
    }

    private const string Of = """
        select h.person_id, (select p.name from admin.people p where p.store_id = @store and p.id = @receiver and (p.left_on is null or p.left_on > @today)) as receiver
        from   admin.handing_overs h where h.store_id = @store and h.id = @sheet
        """;

    private const string Sql = """
        update admin.handing_over_blocks b set receiver_id = @receiver
        where  b.store_id = @store and b.sheet_id = @sheet and b.block = @block and b.settled_at is null
        returning b.sheet_id
        """;

    /// <summary>Field names of problems: Block, Receiver.</summary>
    public async Task<Outcome> Now(Guid sheet, Form form, CancellationToken ct)
    {
        if (await db.Row<Found>(Of, new { sheet, receiver = form.Receiver, today = await calendar.Today(ct) }, ct) is not { } found)
            return Outcome.Refused("没有这份交接单。", "There is no such sheet.");
        if (!await concerned.Opens(found.PersonId, ct)) return Concerned.NotYours;
        var problems = new Problems()
            .When(form.Receiver is null || found.Receiver is null, nameof(form.Receiver), "请选择一位在职的接收人。", "Choose a receiver who works here.")
            .When(form.Receiver == found.PersonId, nameof(form.Receiver), "不能交给本人。", "Nobody hands over to himself.");
        if (problems.Any) return problems.Refusal();
        return await db.Row<Guid?>(Sql, new { sheet, block = form.Block ?? "", receiver = form.Receiver }, ct) is { } id
            ? Outcome.Done(id, new($"已请 {found.Receiver} 接收，等他本人确认", $"{found.Receiver} is asked; it is his when he accepts it"))
            : problems.When(true, nameof(form.Block), "没有这一块，或已经交接完。", "There is no such block, or it is settled already.").Refusal();
    }

    private sealed record Found(Guid PersonId, string? Receiver);
}
