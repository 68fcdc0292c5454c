using System.Globalization;
using Dealership.Contracts;
using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Sales.Showroom;

namespace Dealership.Sales.Training;

/// <summary>
/// The demo's training: four courses, one of them to come; certificates of which one ends soon and one is missing; a training that waits to be
/// passed on and one that waits to be checked; the last months' checks.
/// </summary>
internal sealed class DemoTraining(Db db) : IDemo
{
    private const string CoursesSql = """
        insert into sales.training_courses (store_id, id, number, name, position, place, starts_on, ends_on, seats, certificate, months, added_at, added_by)
        select @store, c.id, c.number, c.name, c.position, c.place, c.starts, c.ends, c.seats, c.certificate, case when c.certificate is not null then 24 end, c.starts - 20, @manager
        from   unnest(@ids, @numbers, @names, @positions, @places, @starts::date[], @ends::date[], @seats, @certificates) as c(id, number, name, position, place, starts, ends, seats, certificate);
        insert into sales.required_certificates (store_id, position, certificate, effective_from, required, set_at, set_by)
        select @store, r.position, r.certificate, @since::date, true, @since::date, @manager from unnest(@required, @requiredOf) as r(certificate, position)
        """;

    private const string PartsSql = """
        insert into sales.nominations (store_id, id, course_id, person_id, nominated_at, nominated_by, recorded_at, recorded_by, attended, returned_on, score, passed, certificate_no, valid_until, pass_on_by)
        select @store, n.id, n.course, n.person, c.starts_on - 15, @manager, n.returned + time '18:00', case when n.returned is not null then @manager end, case when n.returned is not null then true end, n.returned,
               case when n.returned is not null then n.score end, case when n.returned is not null then true end,
               case when n.returned is not null and c.certificate is not null then c.number || '-' || n.place end, case when n.returned is not null then n.returned + make_interval(months => c.months) end, n.returned + 7
        from   unnest(@ids, @courses, @people, @returneds::date[], @scores) with ordinality as n(id, course, person, returned, score, place)
        join   sales.training_courses c on c.store_id = @store and c.id = n.course
        """;

    private const string SessionsSql = """
        insert into sales.retrainings (store_id, id, nomination_id, held_on, what, at, by_person, checked_at, checked_by, check_id, passed, words)
        select @store, r.id, r.part, r.at::date, @what, r.at, r.person, r.checked, case when r.checked is not null then @manager end, case when r.checked is not null then r.id end, case when r.checked is not null then true end,
               case when r.checked is not null then '' end
        from   unnest(@ids, @parts, @people, @ats::timestamptz[], @checkeds::timestamptz[]) as r(id, part, person, at, checked);
        insert into sales.retraining_people (store_id, retraining_id, person_id, score) select @store, m.session, m.person, m.score from unnest(@sessions, @listeners, @marks) as m(session, person, score)
        """;

    private const string CheckSql = """
        insert into sales.training_checks (store_id, id, month, words, overdue, at, by_person) values (@store, @id, @month, @words, 0, @at, @manager);
        insert into sales.training_check_lines (store_id, check_id, person_id, certificate, state, plan) values (@store, @id, @person, @certificate, 'missing', @plan)
        """;

    private sealed record Part(Guid Id, Guid Course, Guid Person, DateOnly? Returned);

    private sealed record Session(Guid Id, Guid Part, Guid Person, DateTimeOffset At, DateTimeOffset? Checked);

    /// <inheritdoc />
    public async Task Write(DemoStory story, CancellationToken ct)
    {
        var sellers = story.Staff.Where(p => p.Positions.Contains(Position.SalesConsultant)).OrderBy(p => p.Number, StringComparer.Ordinal).Select(p => p.Id).ToArray();
        if (sellers.Length < 7 || story.Staff.FirstOrDefault(p => p.Positions.Contains(Position.SalesManager)) is not { } manager || story.Staff.FirstOrDefault(p => p.Positions.Contains(Position.ShowroomSupervisor)) is not { } supervisor) return;
        string In(string zh, string en) => story.Language == "en" ? en : zh;
        var (luck, today) = (new Random(story.Seed ^ 83), story.Today);
        Guid NextId(DateOnly on) => DemoId.Of(luck, story.Zone.Instant(on.ToDateTime(new TimeOnly(9, 0))));
        var (expert, trainer) = (In("产品专家", "Product expert"), In("内训师", "In-house trainer"));
        var days = new[] { today.AddDays(-715), today.AddDays(-300), today.AddDays(-45), today.AddDays(-6), today.AddDays(12) };
        var courses = days.Select(NextId).ToArray();
        await db.Do(CoursesSql, new
        {
            manager = manager.Id,
            ids = courses,
            numbers = days.Select((d, n) => $"T{d:yyMM}-{n + 1:00}").ToArray(),
            names = new[] { In("产品专家认证", "Product expert"), In("内训师认证", "In-house trainer"), In("新车型产品培训", "The new models"), In("试乘试驾讲解", "Explaining a test drive"), In("产品专家认证（下一班）", "Product expert, next class") },
            positions = new[] { Position.SalesConsultant, Position.ShowroomSupervisor, Position.SalesConsultant, null, Position.SalesConsultant },
            places = days.Select(_ => In("厂家培训中心", "The maker's training centre")).ToArray(),
            starts = days.Select(Written).ToArray(),
            ends = days.Select((d, n) => Written(d.AddDays(n == 4 ? 2 : 1))).ToArray(),
            seats = new[] { 2, 1, 6, 3, 2 },
            certificates = new[] { expert, trainer, expert, null, expert },
            since = Written(today.AddDays(-200)),
            required = new[] { expert, trainer },
            requiredOf = new[] { Position.SalesConsultant, Position.ShowroomSupervisor },
        }, ct);
        Part Went(int course, Guid person) => new(NextId(days[course]), courses[course], person, course == 4 ? null : days[course].AddDays(2));
        Part[] parts = [Went(0, sellers[5]), Went(1, supervisor.Id), .. sellers.Take(5).Select(s => Went(2, s)), Went(3, sellers[1]), Went(3, sellers[3]), Went(4, sellers[6])];
        await db.Do(PartsSql, new
        {
            manager = manager.Id,
            ids = parts.Select(p => p.Id).ToArray(),
            courses = parts.Select(p => p.Course).ToArray(),
            people = parts.Select(p => p.Person).ToArray(),
            returneds = parts.Select(p => p.Returned is { } on ? Written(on) : null).ToArray(),
            scores = parts.Select(_ => luck.Next(82, 99)).ToArray(),
        }, ct);
        await Sessions(story, parts, courses[3], sellers, manager.Id, luck, In, ct);
        await Checks(story, sellers[6], expert, manager.Id, In, ct);
    }

    /// <summary>All passed theirs on but one of the last course, and one session of it waits to be checked.</summary>
    private async Task Sessions(DemoStory story, Part[] parts, Guid latest, Guid[] sellers, Guid manager, Random luck, Func<string, string, string> say, CancellationToken ct)
    {
        var last = parts.Where(p => p.Course == latest).ToArray();
        var sessions = parts.Where(p => p.Returned is not null && p != last[1]).Select(p =>
        {
            var at = story.Zone.Instant((p == last[0] ? story.Today.AddDays(-1) : p.Returned!.Value.AddDays(luck.Next(2, 6))).ToDateTime(new TimeOnly(17, 10)));
            return new Session(DemoId.Of(luck, at), p.Id, p.Person, at, p == last[0] ? null : at.AddHours(22));
        }).ToArray();
        var marks = sessions.SelectMany(s => sellers.Where(p => p != s.Person).OrderBy(_ => luck.Next()).Take(3).Select(p => (Session: s.Id, Person: p, Mark: luck.Next(80, 99)))).ToArray();
        await db.Do(SessionsSql, new
        {
            manager,
            what = say("按厂家课件讲解要点，现场演练并测验", "The maker's slides, a rehearsal on the floor and a test"),
            ids = sessions.Select(s => s.Id).ToArray(),
            parts = sessions.Select(s => s.Part).ToArray(),
            people = sessions.Select(s => s.Person).ToArray(),
            ats = sessions.Select(s => s.At.UtcDateTime).ToArray(),
            checkeds = sessions.Select(s => s.Checked?.UtcDateTime).ToArray(),
            sessions = marks.Select(m => m.Session).ToArray(),
            listeners = marks.Select(m => m.Person).ToArray(),
            marks = marks.Select(m => m.Mark).ToArray(),
        }, ct);
        foreach (var part in last)
            db.Tell(new TrainingReturned(part.Id, part.Person, story.Zone.EndOf(part.Returned!.Value.AddDays(7)), story.Zone.Instant(part.Returned.Value.ToDateTime(new TimeOnly(18, 0)))), part.Id);
        var waiting = sessions.Single(s => s.Checked is null);
        db.Tell(new RetrainingHeld(waiting.Id, waiting.Part, waiting.At, waiting.Person), waiting.Part);
    }

    /// <summary>On the 28th of the last two months.</summary>
    private async Task Checks(DemoStory story, Guid missing, string certificate, Guid manager, Func<string, string, string> say, CancellationToken ct)
    {
        var month = new DateOnly(story.Today.Year, story.Today.Month, 1);
        foreach (var back in new[] { 2, 1 })
        {
            var at = story.Zone.Instant(month.AddMonths(-back).AddDays(27).ToDateTime(new TimeOnly(16, 20)));
            var id = DemoId.Of(new Random(story.Seed ^ back), at);
            await db.Do(CheckSql, new
            {
                id,
                month = month.AddMonths(-back),
                words = say("转训都按期完成", "Everything was passed on in time"),
                at,
                manager,
                person = missing,
                certificate,
                plan = back == 1 ? say("下一班报名", "Goes to the next class") : say("新人，先跟岗两个月", "New: follows a colleague for two months first"),
            }, ct);
            if (back == 1) db.Tell(new TrainingMonthChecked(id, at, manager), id);
        }
    }

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
