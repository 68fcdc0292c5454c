using Dealership.Contracts.CustomerService;
using Dealership.Contracts.Sales;
using Dealership.Csi.Surveys;
using Dealership.Csi.Templates;
using Dealership.Plugin;
using Dealership.TestKit;

namespace Dealership.Csi.Tests;

/// <summary>What the tests of this department do again and again, in words.</summary>
internal static class CsiHouse
{
    /// <summary>A buyer whose car was handed over now by this consultant, heard by everybody; answers the interview.</summary>
    public static async Task<(Guid Survey, Guid Delivery, Guid Customer)> HandsOver(this TestHouse house, DemoPerson seller, int store = Cast.Store, DateTimeOffset? at = null, string phone = "13800138001")
    {
        var customer = await house.Ask(Cast.Lin, (ICustomers customers) => customers.FindOrAdd(new("赵一鸣", phone, "order"), default));
        var fact = Handover(seller, customer, at ?? house.Clock.GetUtcNow(), store);
        await house.Hear("sales", fact, fact.DeliveryId, store);
        return (await house.Sql<Guid>("select id from csi.surveys where delivery_id = @DeliveryId", new { fact.DeliveryId }), fact.DeliveryId, customer);
    }

    public static VehicleHandedOver Handover(DemoPerson seller, Guid customer, DateTimeOffset at, int store = Cast.Store) => new(
        Guid.CreateVersion7(), Guid.CreateVersion7(), customer, Guid.CreateVersion7(), "TU53", "A12345", Cast.AtStore(seller.Id, store), at, 12, "retail", false);

    /// <summary>A buyer whose days have come.</summary>
    public static async Task<(Guid Survey, Guid Delivery, Guid Customer)> IsToBeAsked(this TestHouse house, DemoPerson seller, string phone = "13800138001")
    {
        var sampled = await house.HandsOver(seller, phone: phone);
        house.Clock.Advance(TimeSpan.FromDays(9));
        return sampled;
    }

    /// <summary>Every question answered alike, but for these.</summary>
    public static Dictionary<string, int?> Answers(int score, params (string Question, int? Score)[] but)
    {
        var answers = Standard.Template.Questions.ToDictionary(q => q.Code, _ => (int?)score);
        foreach (var (question, other) in but)
            if (other is null) answers.Remove(question);
            else answers[question] = other;
        return answers;
    }

    /// <summary>舒敏 holds the interview by telephone.</summary>
    public static Task<Outcome> Interviews(this TestHouse house, Guid survey, Dictionary<string, int?> answers, bool finish = true, Guid? key = null, DemoPerson? by = null) =>
        house.Do(by ?? Cast.Shu, (SaveInterview duty) => duty.Now(survey, new() { Answers = answers, Finish = finish, Verbatim = "都挺好", Began = house.Clock.GetUtcNow().AddSeconds(-100) }, default), key);

    /// <summary>How often a fact stands in the outbox or was told before.</summary>
    public static Task<int> Told(this TestHouse house, string fact) =>
        house.Sql<int>("select (select count(*) from csi.outbox where type = @fact)::int + (select count(*) from admin.inbox where type = @fact)::int", new { fact });
}
