using Dealership.Contracts;
using Dealership.Contracts.Sales;
using Dealership.Plugin;

namespace Dealership.Sales.Training;

/// <summary>
/// How the training clause (SM-2) is proven: the month by its check. Whoever came back passes on what he learned, and another checks it; what did
/// not do is owed again.
/// </summary>
internal static class TrainingClauses
{
    public static Clause ProvenByTraining(this Clause clause) => clause
        .ProvenBy<TrainingMonthChecked>(e => Proof.OfOccurrence(e.CheckId, e.At, e.By, $"/sales/training/checks/{e.CheckId}"))
        .OwedFor<TrainingReturned>(e => new Owed(
            e.NominationId, new Text("把参训内容转训给同事并测验", "Pass on to your colleagues what you were trained in, with a test"), Due.At(e.DueAt), Part(e.NominationId))
        { Person = e.PersonId })
        .ProvenBy<RetrainingHeld>(e => new(e.NominationId, e.RetrainingId, e.At, e.By, Part(e.NominationId)))
        .VoidedBy<RetrainingRefused>(e => e.RetrainingId)
        .OwedFor<RetrainingHeld>(e => new Owed(
            e.RetrainingId, new Text("检查一次转训的内容和测验", "Check what was passed on, and its test"), Due.EndOfWorkingDay(e.At, 2), Part(e.NominationId))
        { Never = e.By })
        .ProvenBy<RetrainingChecked>(e => new(e.RetrainingId, e.CheckId, e.At, e.By, Part(e.NominationId)));

    private static string Part(Guid nomination) => $"/sales/training/nominations/{nomination}";
}
