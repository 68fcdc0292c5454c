using Dealership.Plugin;

namespace Dealership.CustomerService.Complaints;

/// <summary>Who may handle a case, and why not.</summary>
internal static class Handled
{
    /// <summary>Customer service handles all; the sales manager what Sales must settle.</summary>
    public const string Mine = "(@all or owner_department = 'Sales')";

    private const string Sql = "select answered_at, closed_at, about_person, owner_department from customer_service.complaints where store_id = @store and id = @id";

    /// <summary>Why nothing was changed.</summary>
    public static async Task<Outcome> Refusal(Db db, Guid id, Caller caller, CancellationToken ct) => await db.Row<Case>(Sql, new { id }, ct) switch
    {
        null => Outcome.Refused("没有这件投诉。", "There is no such complaint."),
        { AboutPerson: { } about } when about == caller.PersonId => Outcome.Refused("被投诉人不能处理自己的投诉。", "The person complained about may not handle the case."),
        { ClosedAt: not null } => Outcome.Refused("这件投诉已经结案。", "This complaint is closed."),
        { OwnerDepartment: not "Sales" } when !caller.May(Rights.SeeAllComplaints) => Outcome.Refused("这件投诉由客服部处理。", "Customer service handles this complaint."),
        { AnsweredAt: null } => Outcome.Refused("请先回应客户，再结案。", "Answer the customer first, then close."),
        _ => Outcome.Refused("已经有人回应过了，请刷新。", "Somebody has answered already; reload."),
    };

    private sealed record Case(DateTimeOffset? AnsweredAt, DateTimeOffset? ClosedAt, Guid? AboutPerson, string OwnerDepartment);
}
