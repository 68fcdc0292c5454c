using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Admin;

/// <summary>行政专员 AD-1 … AD-6: what the administration officer owes.</summary>
internal sealed class Duties : IClauses
{
    /// <inheritdoc />
    public void Declare(ClauseBook book)
    {
        book.Duty("AD-1", Position.AdministrationOfficer)
            .Says("负责专营店各类文件、报告、制度、通知的拟定和传送", "Draft and circulate the store's documents, reports, regulations and notices")
            .Is(ClauseClass.PerEvent).Proposed("每份文件", "Each document")
            .Shows("有文号、版本和批准的文件;分发名单和已阅回执", "The document with number, version and approval; who must read it and who has");

        book.Duty("AD-2", Position.AdministrationOfficer)
            .Says("负责专营店内部各部门之间的信息传递和联络", "Pass information between the store's departments and keep them in touch")
            .Is(ClauseClass.Scheduled).Proposed("每日;有事即传", "Daily; at once when something comes up")
            .Every("daily 17:30")
            .Shows("工作联系单:事由、期限、回复、办结", "Contact slips: matter, limit, reply, closing");

        book.Duty("AD-3", Position.AdministrationOfficer)
            .Says("负责专营店与其他外联机构的沟通协调、信息传递和联络", "Communicate and coordinate with outside bodies and pass information to and from them")
            .Is(ClauseClass.AdHoc).Proposed("需要时", "When needed")
            .Shows("外联台账和收发文登记", "Register of outside contacts and of letters in and out");

        book.Duty("AD-4", Position.AdministrationOfficer)
            .Says("落实专营店层面会议组织及管理工作,及时做好会议记录,跟踪会议决定的执行及落实情况",
                "Organise and manage store-level meetings, take the minutes in time, and follow up that decisions are carried out")
            .Is(ClauseClass.Scheduled).Proposed("每周、每月例会;每次会议", "Weekly and monthly meetings; each meeting")
            .Every("weekly 1 17:00")
            .Shows("会议通知、签到、纪要;决议的责任人、期限和落实", "Notice, sign-in and minutes; each decision with owner, limit and progress");

        book.Duty("AD-5", Position.AdministrationOfficer)
            .Says("负责登录东风悦达起亚公告系统,检视东风悦达起亚发布的相关政策及文件并及时向管理层汇报,向执行层传达",
                "Log in to the maker's bulletin system, review the policies and documents published there, report them to management in time and pass them on to those who carry them out")
            .Is(ClauseClass.Scheduled).Proposed("每个工作日", "Every working day")
            .Every("daily 10:00")
            .Shows("厂家公告台账:当日已查(无新公告也记)、汇报时间、传达回执",
                "Register of bulletins: checked today even when nothing is new, when reported, who acknowledged");

        book.Duty("AD-6", Position.AdministrationOfficer)
            .Says("负责定期向东风悦达起亚公司反馈专营店相关报表及信息", "Send the store's reports and information to the maker regularly")
            .Is(ClauseClass.Scheduled).Proposed("按厂家要求:每日、每周、每月", "As the maker asks: daily, weekly, monthly")
            .Every("weekly 5 17:00")
            .Shows("厂家报送台账:期间、期限、报送快照、发出时间、回执", "Register of returns: period, limit, what was sent, when, receipt");
    }
}
