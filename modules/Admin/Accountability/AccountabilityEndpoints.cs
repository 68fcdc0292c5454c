using Dealership.Contracts;
using Dealership.Plugin;
using Dealership.Plugin.Sheets;
using Dealership.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dealership.Admin.Accountability;

/// <summary>Who claims what, and who is finally accountable, for other systems.</summary>
internal sealed class AccountabilityEndpoints : IEndpoints
{
    public void Map(ApiRoutes api)
    {
        api.MapGet("/accountability", (IDesk desk, CancellationToken ct) => desk.Read((WhoAnswers who) => who.Show(ct)));
        api.MapGet("/accountability/export", Export);
        api.MapPost("/accountability/{matter}", ([FromHeader(Name = "Idempotency-Key")] Guid key, string matter, ChooseAccountable.Form form, IDesk desk, CancellationToken ct) =>
            desk.Do(key, (ChooseAccountable duty) => duty.Now(matter, form, ct)));
    }

    /// <summary>As on the screen.</summary>
    private static async Task<IResult> Export(IDesk desk, string? view, Words words, TimeProvider clock)
    {
        var all = await desk.Read((WhoAnswers who) => who.Show(default));
        ListColumn<WhoAnswers.Row>[] columns =
        [
            new(new("事项", "Matter"), r => r.Name, 30),
            new(new("情况", "How it stands"), r => Claiming.Say(r, words), 24),
            new(new("认领的条款", "Claimed by"), r => string.Join(' ', r.Claims.Select(c => c.Clause)), 24),
            new(new("最终负责", "Finally accountable"), r => r.Now?.Clause),
            new(new("自", "From"), r => r.Now?.EffectiveFrom),
            new(new("指定人", "Chosen by"), r => r.Now?.By),
        ];
        return await ListExport.Of(new("谁负责", "Who answers"), desk, columns, _ => Task.FromResult(((IReadOnlyList<WhoAnswers.Row>)[.. all.Rows.Where(r => Claiming.In(r, view))], (string?)null)), clock);
    }
}
