using Dealership.Contracts;

namespace Dealership.Plugin;

/// <summary>Declares the clauses (条款) of the source document that a department answers for, in the document's order.</summary>
public interface IClauses
{
    /// <summary>Adds the clauses to the book.</summary>
    void Declare(ClauseBook book);
}

/// <summary>The book of all clauses in force, gathered from the departments.</summary>
public sealed class ClauseBook(string department)
{
    private readonly List<Clause> _clauses = [];

    /// <summary>In the order declared.</summary>
    public IReadOnlyList<Clause> All => _clauses;

    /// <summary>Adds a clause by its code, e.g. <c>CS-6</c>, and the position that owes it.</summary>
    public Clause Duty(string code, string position)
    {
        var clause = new Clause(code, position, department);
        _clauses.Add(clause);
        return clause;
    }
}

/// <summary>How a clause comes to be owed.</summary>
public enum ClauseClass
{
    /// <summary>On dates (定期).</summary>
    Scheduled,
    /// <summary>Each time something happens (事件).</summary>
    PerEvent,
    /// <summary>Always in force, shown by its traces (常设).</summary>
    Standing,
    /// <summary>Looking over others' work or places (监督).</summary>
    Supervision,
    /// <summary>When asked (临时).</summary>
    AdHoc,
    /// <summary>The source is damaged; kept as it stands (原文残缺).</summary>
    SourceDamaged,
}

/// <summary>Where a cadence comes from.</summary>
public enum Provenance
{
    /// <summary>The document says it (原文).</summary>
    Document,
    /// <summary>We propose it until the general manager confirms or changes it (建议).</summary>
    Proposed,
}

/// <summary>A sentence of the document, and how this product makes it live.</summary>
public sealed class Clause
{
    internal Clause(string code, string position, string department)
        => (Code, Position, Department) = (code, position, department);

    /// <summary>E.g. <c>CS-6</c>.</summary>
    public string Code { get; }

    /// <summary>Position that owes it.</summary>
    public string Position { get; }

    /// <summary>Department that answers for it.</summary>
    public string Department { get; }

    /// <summary>The document's own words, and their English.</summary>
    public Text Sentence { get; private set; }

    /// <summary>How it comes to be owed.</summary>
    public ClauseClass Class { get; private set; }

    /// <summary>Somebody has said how it comes to be owed.</summary>
    public bool Classified { get; private set; }

    /// <summary>How often, in words; empty where no cadence makes sense.</summary>
    public Text? Cadence { get; private set; }

    /// <summary>When it comes round by itself; nothing for what is owed for facts, always or when asked.</summary>
    public Rhythm? Rhythm { get; private set; }

    /// <summary>The screen on which an occurrence is done, one press away from the desk; nothing: on the obligation's own page.</summary>
    public string? Screen { get; private set; }

    /// <summary>Whether the document says the cadence or we propose it.</summary>
    public Provenance Provenance { get; private set; } = Provenance.Proposed;

    /// <summary>The record that proves it, in words.</summary>
    public Text Evidence { get; private set; }

    /// <summary>The document's text is damaged at this place; what is wrong with it.</summary>
    public Text? Damage { get; private set; }

    /// <summary>
    /// It stood on pages of the document that are missing, and was put back from what the trade says (补); where from. It never counts
    /// among the document's clauses.
    /// </summary>
    public Text? Reconstructed { get; private set; }

    /// <summary>Facts for which it is owed.</summary>
    public IReadOnlyDictionary<Type, Func<IFact, Owed?>> Owings => _owings;

    /// <summary>Facts that prove it.</summary>
    public IReadOnlyDictionary<Type, Func<IFact, Proof?>> Proofs => _proofs;

    /// <summary>Facts that take a proof back; the id is the proof's.</summary>
    public IReadOnlyDictionary<Type, Func<IFact, Guid>> Voidings => _voidings;

    /// <summary>Facts that end what was owed, because its reason fell away; the id is the subject.</summary>
    public IReadOnlyDictionary<Type, Func<IFact, Guid>> Releases => _releases;

    /// <summary>The question whose answer is the denominator; nothing when obligations themselves are counted.</summary>
    public Type? Count { get; private set; }

    /// <summary>The due time of one thing counted.</summary>
    public Func<Counted, Due>? CountDue { get; private set; }

    /// <summary>
    /// What it looks over (监督对象): codes of clauses, and of positions with everything they owe; none for a clause that oversees nobody.
    /// </summary>
    public IReadOnlyList<string> Oversees { get; private set; } = [];

    /// <summary>How many of their records one sample (抽查) holds.</summary>
    public int SampleSize { get; private set; }

    /// <summary>Matters that it claims by its words although another clause is owed for them.</summary>
    public IReadOnlySet<Type> Claimed => _claimed;

    /// <summary>Outcomes that doing it in time should move (职责有没有用).</summary>
    public IReadOnlyList<Effect> Effects => _effects;

    /// <summary>Something in this product proves it: it can be measured.</summary>
    public bool Live => _proofs.Count > 0;

    private readonly Dictionary<Type, Func<IFact, Owed?>> _owings = [];
    private readonly Dictionary<Type, Func<IFact, Proof?>> _proofs = [];
    private readonly Dictionary<Type, Func<IFact, Guid>> _voidings = [];
    private readonly Dictionary<Type, Func<IFact, Guid>> _releases = [];
    private readonly HashSet<Type> _claimed = [];
    private readonly List<Effect> _effects = [];

    /// <summary>The document's own words, verbatim, and their English.</summary>
    public Clause Says(string zh, string en) => With(() => Sentence = new(zh, en));

    /// <summary>How it comes to be owed.</summary>
    public Clause Is(ClauseClass kind) => With(() => (Class, Classified) = (kind, true));

    /// <summary>A cadence the document itself states.</summary>
    public Clause Documented(string zh, string en) => With(() => (Cadence, Provenance) = (new(zh, en), Provenance.Document));

    /// <summary>A cadence we propose; grey and out of the headline until confirmed.</summary>
    public Clause Proposed(string zh, string en) => With(() => (Cadence, Provenance) = (new(zh, en), Provenance.Proposed));

    /// <summary>The same cadence as a rule that the house reckons with; clauses owed for facts have none.</summary>
    public Clause Every(string rhythm) => With(() => Rhythm = Plugin.Rhythm.Parse(rhythm));

    /// <summary>The screen on which what comes round is done.</summary>
    public Clause DoneAt(string screen) => With(() => Screen = screen);

    /// <summary>The record that proves it, in words.</summary>
    public Clause Shows(string zh, string en) => With(() => Evidence = new(zh, en));

    /// <summary>The source is damaged here; it is kept as it stands and not completed.</summary>
    public Clause Damaged(string zh, string en) => With(() => Damage = new(zh, en));

    /// <summary>The document's page is missing: the words are the trade's, and where they come from.</summary>
    public Clause PutBack(string zh, string en) => With(() => Reconstructed = new(zh, en));

    /// <summary>It is owed each time this is told; nothing when the fact does not concern it.</summary>
    public Clause OwedFor<TFact>(Func<TFact, Owed?> owed) where TFact : IFact => With(() => _owings.Add(typeof(TFact), f => owed((TFact)f)));

    /// <summary>This proves it; nothing when the fact does not.</summary>
    public Clause ProvenBy<TFact>(Func<TFact, Proof?> proof) where TFact : IFact => With(() => _proofs.Add(typeof(TFact), f => proof((TFact)f)));

    /// <summary>This takes a proof back.</summary>
    public Clause VoidedBy<TFact>(Func<TFact, Guid> proof) where TFact : IFact => With(() => _voidings.Add(typeof(TFact), f => proof((TFact)f)));

    /// <summary>With this it is owed no longer.</summary>
    public Clause ReleasedBy<TFact>(Func<TFact, Guid> subject) where TFact : IFact => With(() => _releases.Add(typeof(TFact), f => subject((TFact)f)));

    /// <summary>Its denominator is this count of the business.</summary>
    public Clause CountedBy<TCount>(Func<Counted, Due> due) where TCount : ICount => With(() => (Count, CountDue) = (typeof(TCount), due));

    /// <summary>Each time it comes round, so many records of what these clauses or positions proved in the time before are drawn and looked at.</summary>
    public Clause Samples(int count, params string[] whose) => With(() => (SampleSize, Oversees) = (count, whose));

    /// <summary>By its words this is its matter too: the general manager says who is finally accountable (最终负责).</summary>
    public Clause Claims<TFact>() where TFact : IFact => With(() => _claimed.Add(typeof(TFact)));

    /// <summary>Doing it in time should raise this; by how much at least, to be worth while.</summary>
    public Clause ShouldRaise<TMeasure>(string zh, string en, decimal worth) where TMeasure : IMeasure =>
        With(() => _effects.Add(new(typeof(TMeasure), new(zh, en), true, worth)));

    /// <summary>Doing it in time should lower this; by how much at least, to be worth while.</summary>
    public Clause ShouldLower<TMeasure>(string zh, string en, decimal worth) where TMeasure : IMeasure =>
        With(() => _effects.Add(new(typeof(TMeasure), new(zh, en), false, worth)));

    private Clause With(Action change)
    {
        change();
        return this;
    }
}
