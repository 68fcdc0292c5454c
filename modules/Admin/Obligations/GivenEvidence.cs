using Dealership.Plugin;

namespace Dealership.Admin.Obligations;

/// <summary>
/// Evidence that a person gives (人工凭证): a file, somebody else's word, one's own, in that order of worth. Only where no
/// record of the business can prove the clause: what the product sees done is never ticked.
/// </summary>
internal static class GivenEvidence
{
    private const string Sql = """
        insert into admin.evidence (store_id, id, clause_code, subject, proof_id, at, by_person, grade, link, heard_at, words, file_id)
        values (@store, @id, @clause, @subject, @id, @now, @me, @grade, '/admin/obligations/' || @obligation, @now, @words, @file);
        select admin.settle(@store, @clause, @subject)
        """;

    /// <summary>Writes it down, by the caller and at this instant, and settles the obligation.</summary>
    public static Task<int> Write(Db db, Caller caller, ObligationRecord.Row row, string grade, string words, Guid? file, DateTimeOffset now, CancellationToken ct) => db.Do(Sql, new
    {
        id = Guid.CreateVersion7(now),
        clause = row.Clause,
        subject = row.Subject,
        obligation = row.Id.ToString(),
        me = caller.PersonId,
        grade,
        words,
        file,
        now,
    }, ct);

    /// <summary>Its holder, or whoever stands in, while something can still be done.</summary>
    public static bool MayProve(ObligationRecord.Row row, IHouse house, Caller caller) =>
        (row.HolderId == caller.PersonId || row.Kept) && Open(row, house);

    /// <summary>Somebody else who has to do with it: a superior, or a colleague in the same position.</summary>
    public static bool MayVouch(ObligationRecord.Row row, IHouse house, Caller caller) =>
        row.HolderId != caller.PersonId && !row.Kept && (row.Above || caller.Positions.Contains(row.Position)) && Open(row, house);

    /// <summary>Why nobody may give evidence by hand here.</summary>
    public static Outcome Refusal(ObligationRecord.Row? row, IHouse house) => row switch
    {
        null => Outcome.Refused("没有这条待办。", "There is no such obligation."),
        _ when house.Clauses.TryGetValue(row.Clause, out var clause) && clause.Live =>
            Outcome.Refused("这条由业务记录自动证明，不能手工交凭证。", "The business itself proves this one; nothing is handed in."),
        { State: "late" or "today" or "open" } when Sampled(row.Link) => Outcome.Refused("这一期已经抽样，请打开抽查逐条判断，完成即为凭证。", "A sample was drawn for it: open it and judge each record; that is the evidence."),
        { State: "missed" } => Outcome.Refused("这一期已经过去，不能补凭证；确有原因请申请豁免。", "Its time has passed; if there was a reason, ask to be excused."),
        { State: "on-time" or "done-late" or "exempt" or "released" } => Outcome.Refused("这条已经有结果。", "This one is settled already."),
        _ => Outcome.Refused("只有责任人可以说明或交文件，只有上级或同岗位的人可以证明。", "Only its holder shows that it was done; only a superior or a colleague in the position vouches for it."),
    };

    private static bool Open(ObligationRecord.Row row, IHouse house) =>
        row.State is "late" or "today" or "open" && !Sampled(row.Link) && house.Clauses.TryGetValue(row.Clause, out var clause) && !clause.Live;

    /// <summary>Looking at the sample proves it, and nothing else: 监督 with a tick measures nothing.</summary>
    public static bool Sampled(string link) => link.StartsWith("/admin/supervision/", StringComparison.Ordinal);
}
