using Dealership.Contracts;
using Dealership.Contracts.Sales;
using Dealership.Plugin;
using Dealership.Sales.Network;
using Dealership.Sales.Showroom;

namespace Dealership.Sales.KeyAccounts;

/// <summary>The demo's key accounts: one project at each step of the way, one of them above the policy, and the manager's reviews of the last weeks but this one.</summary>
internal sealed class DemoKeyAccounts(Db db)
{
    private sealed record Project(Guid Id, Guid Organisation, Text Name, string Kind, int Units, int Days, bool Filed, decimal? Policy, int Contract, string? Outcome)
    {
        /// <summary>When it was opened, filed and signed follow one another.</summary>
        public DateTimeOffset At(DateTimeOffset now, int later) => now.AddDays(-Days + later);
    }

    private const string ProjectsSql = """
        insert into sales.key_organisations (store_id, id, name, kind, added_at, added_by) select @store, p.org, p.name, p.kind, p.at, @owner from unnest(@orgs, @names, @kinds, @ats::timestamptz[]) as p(org, name, kind, at);
        insert into sales.key_projects (store_id, id, number, organisation_id, customer_id, owner_id, decision_chain, budget, competitors, discount_asked, opened_at, opened_by, closed_at, closed_by, outcome, closed_why)
        select @store, p.id, 'KA' || to_char(p.at at time zone @zone, 'YYMMDD') || '-01', p.org, p.customer, @owner, @chain, p.units * 120000, @rivals, 9000, p.at, @owner,
               case when p.outcome is not null then p.at + interval '40 days' end, case when p.outcome is not null then @owner end, p.outcome, case when p.outcome is not null then @why end
        from   unnest(@ids, @orgs, @customers, @units, @ats::timestamptz[], @outcomes) as p(id, org, customer, units, at, outcome);
        insert into sales.key_needs (store_id, project_id, model_code, quantity) select @store, p.id, @model, p.units from unnest(@ids, @units) as p(id, units)
        """;

    private const string FilingsSql = """
        insert into sales.key_filings (store_id, id, project_id, number, proof, filed_at, filed_by, valid_until, answer, answered_at, answered_by, policy)
        select @store, f.filing, f.id, 'BB' || upper(right(f.id::text, 6)), @proof, f.at, @owner, (f.at at time zone @zone)::date + 90,
               case when f.policy is not null then 'passed' end, case when f.policy is not null then f.at + interval '3 days' end, case when f.policy is not null then @owner end, f.policy
        from   unnest(@filings, @filed, @filedAts::timestamptz[], @policies::numeric[]) as f(filing, id, at, policy);
        insert into sales.key_contracts (store_id, id, project_id, number, quantity, discount, valid_to, signed_at, signed_by)
        select @store, gen_random_uuid(), c.id, 'HT' || upper(right(c.id::text, 6)), c.units, 8000, (c.at at time zone @zone)::date + 300, c.at, @owner from unnest(@signed, @signedUnits, @signedAts::timestamptz[]) as c(id, units, at);
        insert into sales.key_quotes (store_id, id, project_id, kind, discount, note, at, by_person)
        select @store, gen_random_uuid(), c.id, 'quote', 8000, '', c.at - interval '6 days', @owner from unnest(@signed, @signedAts::timestamptz[]) as c(id, at)
        """;

    private const string OrdersSql = """
        insert into sales.key_orders (store_id, order_id, project_id, batch, at, by_person) select @store, o.id, @project, 1, o.at, @owner from unnest(@orders, @ats::timestamptz[]) as o(id, at);
        insert into sales.key_visits (store_id, id, project_id, note, joint, at, by_person) values (@store, @visit, @project, @note, false, @visited, @owner);
        insert into sales.key_visits_owed (store_id, id, project_id, due_at, visit_id) values (@store, @owed, @project, @due, null);
        insert into sales.key_approvals (store_id, id, project_id, discount, why, asked_at, asked_by) values (@store, @approval, @above, 10500, @reason, @asked, @owner)
        """;

    private const string ReviewsSql = """
        insert into sales.key_reviews (store_id, id, note, at, by_person) select @store, r.id, '', r.at, @manager from unnest(@reviews, @ats::timestamptz[]) as r(id, at);
        insert into sales.key_review_notes (store_id, review_id, project_id, note)
        select @store, r.id, p.id, @note from unnest(@reviews, @ats::timestamptz[]) as r(id, at)
        join   sales.key_projects p on p.store_id = @store and p.opened_at < r.at and (p.closed_at is null or p.closed_at > r.at)
        """;

    public async Task Write(DemoStory story, CancellationToken ct)
    {
        Guid? Holding(string position) => story.Staff.FirstOrDefault(p => p.Positions.Contains(position))?.Id;
        if (Holding(Position.KeyAccountSupervisor) is not { } owner || Holding(Position.SalesManager) is not { } manager) return;
        var (luck, now) = (new Random(story.Seed ^ 311), story.Zone.Instant(story.Today.ToDateTime(new TimeOnly(9, 0))));
        var taken = DemoNetwork.SoldThere(story);
        var batch = story.Sales.Where(s => s.OrderedAt > now.AddDays(-50) && !taken.Contains(s.DeliveryId)).GroupBy(s => s.Vehicle.ModelCode).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).FirstOrDefault()?.Take(4).ToArray() ?? [];
        var people = story.Prospects.Take(6).Select(p => p.CustomerId).ToArray();
        if (batch.Length == 0 || people.Length < 6) return;
        var projects = Projects(luck, now);
        await Write(story, projects, people, batch[0].Vehicle.ModelCode, owner, now, luck, ct);
        await Work(story, projects, batch, owner, now, luck, ct);
        await Reviews(story, manager, now, luck, ct);
    }

    private static Project[] Projects(Random luck, DateTimeOffset now)
    {
        Project Of(Text name, string kind, int units, int days, bool filed = false, decimal? policy = null, int contract = 0, string? outcome = null) =>
            new(DemoId.Of(luck, now.AddDays(-days)), DemoId.Of(luck, now.AddDays(-days)), name, kind, units, days, filed, policy, contract, outcome);
        return
        [
            Of(new("滨江区教育局", "Binjiang Education Bureau"), "government", 8, 3), Of(new("安达出租汽车公司", "Anda Taxi Company"), "taxi", 30, 16, filed: true),
            Of(new("华信租赁", "Huaxin Leasing"), "leasing", 20, 34, filed: true, policy: 8_000m), Of(new("通驰物流", "Tongchi Logistics"), "enterprise", 12, 75, filed: true, policy: 8_000m, contract: 12),
            Of(new("滨江第一医院", "Binjiang First Hospital"), "hospital", 6, 120, filed: true, policy: 6_000m, outcome: "lost"), Of(new("顺达驾校", "Shunda Driving School"), "driving", 10, 22, filed: true, policy: 7_500m),
        ];
    }

    private async Task Write(DemoStory story, Project[] projects, Guid[] people, string model, Guid owner, DateTimeOffset now, Random luck, CancellationToken ct)
    {
        string Said(string zh, string en) => story.Language == "en" ? en : zh;
        await db.Do(ProjectsSql, new
        {
            owner,
            zone = story.Zone.Id,
            model,
            chain = Said("车队使用，财务评估，分管领导拍板", "The fleet uses them, finance judges, the director decides"),
            rivals = Said("竞品每台让利约一万元", "A rival offers about 10,000 yuan off a car"),
            why = Said("竞品价格更低", "A rival was cheaper"),
            ids = projects.Select(p => p.Id).ToArray(),
            orgs = projects.Select(p => p.Organisation).ToArray(),
            names = projects.Select(p => Said(p.Name.Zh, p.Name.En)).ToArray(),
            kinds = projects.Select(p => p.Kind).ToArray(),
            customers = people,
            units = projects.Select(p => p.Units).ToArray(),
            ats = projects.Select(p => p.At(now, 0).UtcDateTime).ToArray(),
            outcomes = projects.Select(p => p.Outcome).ToArray(),
        }, ct);
        var (filed, signed) = (projects.Where(p => p.Filed).Select(p => (Project: p, Filing: DemoId.Of(luck, p.At(now, 4)))).ToArray(), projects.Where(p => p.Contract > 0).ToArray());
        await db.Do(FilingsSql, new
        {
            owner,
            zone = story.Zone.Id,
            proof = Said("营业执照、项目确认函", "Licence and letter of the project"),
            filings = filed.Select(f => f.Filing).ToArray(),
            filed = filed.Select(f => f.Project.Id).ToArray(),
            filedAts = filed.Select(f => f.Project.At(now, 4).UtcDateTime).ToArray(),
            policies = filed.Select(f => f.Project.Policy).ToArray(),
            signed = signed.Select(p => p.Id).ToArray(),
            signedUnits = signed.Select(p => p.Contract).ToArray(),
            signedAts = signed.Select(p => p.At(now, 15).UtcDateTime).ToArray(),
        }, ct);
        foreach (var p in projects.Where(p => p.Days < 30)) db.Tell(new KeyProjectOpened(p.Id, owner, p.At(now, 0)), p.Id);
        foreach (var f in filed.Where(f => f.Project.Days < 30)) db.Tell(new KeyProjectFiled(f.Project.Id, f.Filing, f.Project.At(now, 4), owner), f.Project.Id);
    }

    private async Task Work(DemoStory story, Project[] projects, DemoSale[] batch, Guid owner, DateTimeOffset now, Random luck, CancellationToken ct)
    {
        string Said(string zh, string en) => story.Language == "en" ? en : zh;
        var (contracted, above) = (projects[3], projects[2]);
        var (owed, approval, visited, asked) = (DemoId.Of(luck, now), DemoId.Of(luck, now), now.AddDays(-58), now.AddHours(-20));
        var due = story.Zone.EndOf(story.Today.AddDays(12));
        await db.Do(OrdersSql, new
        {
            project = contracted.Id,
            owner,
            orders = batch.Select(s => s.OrderId).ToArray(),
            ats = batch.Select(s => s.OrderedAt.AddHours(1).UtcDateTime).ToArray(),
            visit = DemoId.Of(luck, visited),
            note = Said("走访车队，首批车运行正常，明年一季度还要五台", "Saw the fleet: the first cars run well, five more are needed in the first quarter"),
            visited = visited.UtcDateTime,
            owed,
            due = due.UtcDateTime,
            approval,
            above = above.Id,
            reason = Said("竞品每台让利一万二，量大可谈第二批", "A rival gives 12,000 a car; there is a second batch to win"),
            asked = asked.UtcDateTime,
        }, ct);
        db.Tell(new KeyVisitPlanned(owed, contracted.Id, owner, due), contracted.Id);
        db.Tell(new KeyDiscountAsked(approval, above.Id, owner, asked), above.Id);
    }

    private async Task Reviews(DemoStory story, Guid manager, DateTimeOffset now, Random luck, CancellationToken ct)
    {
        // Fridays before this week.
        var monday = story.Today.AddDays(-(((int)story.Today.DayOfWeek + 6) % 7));
        var held = Enumerable.Range(1, 5).Select(week => story.Zone.Instant(monday.AddDays((-7 * week) + 4).ToDateTime(new TimeOnly(15, luck.Next(5, 50))))).Select(at => (Id: DemoId.Of(luck, at), At: at)).ToArray();
        await db.Do(ReviewsSql, new
        {
            manager,
            reviews = held.Select(r => r.Id).ToArray(),
            ats = held.Select(r => r.At.UtcDateTime).ToArray(),
            note = story.Language == "en" ? "Meet the one who decides before the next tender; say our service for fleets" : "投标前约到拍板人，讲清车队服务方案",
        }, ct);
        foreach (var review in held) db.Tell(new KeyProjectsReviewed(review.Id, review.At, manager), review.Id);
    }
}
