using System.Globalization;
using Dealership.Admin.StoreSettings;
using Dealership.Contracts.Admin;
using Dealership.Plugin;

namespace Dealership.Admin.Paper;

/// <summary>
/// Enters one line of a paper that was filled in (补录): evidence of the grade 纸质, at the day and time written on it. Without a time it
/// counts as the end of that day. What a record of the business proves is never ticked.
/// </summary>
[Needs(PaperRights.Keep)]
internal sealed class TickPaper(Db db, Caller caller, PaperLine line, CalendarBook book, ICalendar calendar, TimeProvider clock) : IDuty
{
    /// <summary>How old a paper may be.</summary>
    public const int Days = 31;

    internal sealed class Form
    {
        /// <summary>The day on the paper.</summary>
        public DateOnly? Day { get; set; }

        /// <summary>Who says that it was done: whoever signed.</summary>
        public Guid? By { get; set; }

        /// <summary>The scan of the signed sheet, kept before.</summary>
        public Guid? Sheet { get; set; }
    }

    private const string ByWhomSql = """
        select exists (select 1 from admin.people p where p.store_id = @store and p.id = @by and p.joined_on <= @day and (p.left_on is null or @day < p.left_on))
        """;

    /// <summary>The row is held and looked at again: two people may be entering the same sheet.</summary>
    private const string Sql = """
        with owed as (select o.clause_code, o.subject from admin.obligations o where o.store_id = @store and o.id = @obligation and o.settled_at is null for update)
        insert into admin.evidence (store_id, id, clause_code, subject, proof_id, at, by_person, grade, link, heard_at, words, file_id)
        select @store, @id, owed.clause_code, owed.subject, @id, @at, @by, 'paper', '/admin/obligations/' || @obligation::text, @now, @words, @sheet from owed
        returning id
        """;

    /// <param name="typed">The code, and the time after it: <c>7KM3QA 14:30</c>.</param>
    /// <param name="form">What holds for the whole paper.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<Outcome> Now(string typed, Form form, CancellationToken ct)
    {
        var today = await calendar.Today(ct);
        var problems = new Problems()
            .When(form.Day is null || form.Day > today || form.Day < today.AddDays(-Days), nameof(form.Day), $"请选择纸单上的日期，最早{Days}天前。", $"Choose the day on the paper, {Days} days ago at the earliest.")
            .When(form.By is null || (form.Day is { } d && !await db.Row<bool>(ByWhomSql, new { by = form.By, day = d }, ct)), nameof(form.By), "请选择签字的人。", "Choose who signed it.");
        if (problems.Any) return problems.Refusal();
        var parts = typed.Split([' ', '\t', ',', '，'], StringSplitOptions.RemoveEmptyEntries);
        var time = parts.Length > 1 ? Time(parts[1]) : new TimeOnly(23, 59, 59);
        if (parts.Length is 0 or > 2 || PaperCode.Read(parts[0]) is not { } code) return Wrong("码不对，请对照纸单再看一遍。", "The code is wrong: look at the paper again.");
        if (time is null) return Wrong("时间不对，写成 14:30。", "The time is wrong: write it as 14:30.");
        var found = await line.Find(code, form.Day!.Value, ct);
        if (found.Count == 0) return Wrong("那一天没有这一行，请核对日期。", "There is no such line on that day: check the day.");
        if (found.Count > 1) return Wrong("这个码指向两条待办，请打开待办单独补。", "The code means two obligations: open the one that is meant.");
        var (row, now) = (found[0], clock.GetUtcNow());
        var at = (await book.Zone(ct)).At(form.Day.Value, time.Value);
        if (row.ByRecord) return Wrong("这条由业务记录证明，请到它自己的页面补录。", "A record of the business proves this one: enter it on its own screen.");
        if (row.Settled) return Wrong("这条已经有结果。", "This one is settled already.");
        if (at < row.BeganAt || at >= row.ExpiresAt) return Wrong("纸单上的日期不在这一期里。", "The day on the paper lies outside its period.");
        if (at > now) at = parts.Length > 1 ? DateTimeOffset.MaxValue : now;
        if (at > now) return Wrong("时间还没有到。", "That time has not come yet.");
        var id = Guid.CreateVersion7(now);
        if (await db.Row<Guid?>(Sql, new { id, obligation = row.Id, at, by = form.By, now, words = caller.Name, sheet = form.Sheet }, ct) is null) return Wrong("这条已经有结果。", "This one is settled already.");
        await db.Do("select admin.settle(@store, @clause, @subject)", new { clause = row.Clause, subject = row.Subject }, ct);
        return Outcome.Done(id, new($"{code} {row.WhatZh}", $"{code} {row.WhatEn}"));
    }

    private static TimeOnly? Time(string typed) =>
        TimeOnly.TryParseExact(typed.Replace('：', ':'), ["HH:mm", "H:mm", "HHmm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private static Outcome Wrong(string zh, string en) => new Problems().When(true, "Codes", zh, en).Refusal();
}
