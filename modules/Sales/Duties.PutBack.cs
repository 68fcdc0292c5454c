using Dealership.Contracts;
using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales;

/// <summary>
/// 补: what the document's missing pages said of the showroom, put back from what other stores of the trade ask of these positions.
/// Only what something here proves is put back; none of it counts among the 68.
/// </summary>
internal sealed partial class Duties
{
    private static void PutBack(ClauseBook book)
    {
        Back(book, "SC-1", Position.SalesConsultant)
            .Says("按照客户接待流程接待进入展厅的客户", "Receive the customers who come into the showroom as the process says")
            .Is(ClauseClass.PerEvent).Proposed("每一批来店客户", "Each group of visitors")
            .Shows("来店登记：顾问、到店和离店时间", "Traffic log: consultant, when they came and left")
            .Claims<VisitLogged>();
    }

    private static Clause Back(ClauseBook book, string code, string position) => book.Duty(code, position)
        .PutBack("原文在展厅主管第3条处中断，其后各页遗失；这一条是同业岗位职责里的通行写法，不是原文", "The document breaks off in SS-3 and the pages after it are lost; this is what the trade asks of the position, not the document's words");
}
