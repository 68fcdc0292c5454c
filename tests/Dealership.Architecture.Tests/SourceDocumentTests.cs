using System.Text.RegularExpressions;
using Dealership.Contracts;
using Dealership.Plugin;

namespace Dealership.Architecture.Tests;

/// <summary>The clauses in code are the clauses of the document: every one, word for word, and nothing more is claimed of it.</summary>
public sealed partial class SourceDocumentTests
{
    /// <summary>Without what was put back for its missing pages.</summary>
    private static IReadOnlyList<Clause> Document => [.. House.Clauses.Where(c => c.Reconstructed is null)];

    /// <summary>Posts of sales that stood on the missing pages with the consultant: test cars (TD), leads by web and telephone (DC).</summary>
    private static readonly HashSet<string> LostPosts = ["TD", "DC"];

    [Fact]
    public void What_was_put_back_says_so_claims_no_cadence_of_the_document_and_continues_its_numbers()
    {
        var back = House.Clauses.Where(c => c.Reconstructed is not null).ToArray();
        Assert.NotEmpty(back);
        Assert.Empty(back.Select(c => c.Code).Intersect(Document.Select(c => c.Code)));
        Assert.All(back, c =>
        {
            Assert.True(c.Classified && c.Provenance == Provenance.Proposed, c.Code);
            Assert.True(c.Position is Position.SalesConsultant or Position.ShowroomSupervisor or Position.KeyAccountSupervisor or Position.SecondaryNetworkOfficer || LostPosts.Contains(c.Position), $"{c.Code}: no page of this position is missing");
            Text[] texts = [c.Sentence, c.Cadence ?? default, c.Evidence, c.Reconstructed!.Value];
            Assert.All(texts, t => Assert.Matches(Han(), t.Zh ?? ""));
            Assert.All(texts, t => Assert.Matches("[A-Za-z]{3}", t.En ?? ""));
        });
    }

    [Fact]
    public void All_68_clauses_are_declared_each_once()
    {
        Assert.Equal(68, SourceDocument.Sentences.Values.Sum(s => s.Count));
        Assert.Equal(68, Document.Count);
        Assert.Equal(68, Document.Select(c => c.Code).Distinct().Count());
    }

    [Fact]
    public void Every_position_says_its_sentences_word_for_word_in_the_documents_order()
    {
        Assert.Equal(SourceDocument.Sentences.Keys.Order(), Document.Select(c => c.Position).Distinct().Order());
        foreach (var (position, sentences) in SourceDocument.Sentences)
        {
            var clauses = Document.Where(c => c.Position == position).ToList();
            Assert.Equal(sentences, clauses.Select(c => c.Sentence.Zh));
            Assert.Equal(Enumerable.Range(1, clauses.Count).Select(n => $"{position}-{n}"), clauses.Select(c => c.Code));
            Assert.Single(clauses.Select(c => c.Department).Distinct());
        }
    }

    [Fact]
    public void The_document_states_ten_cadences_and_we_propose_the_other_58()
    {
        string[] stated = ["CS-6", "GM-4", "MM-1", "SM-3", "SM-4", "SM-6", "SM-7", "SS-1", "SS-2", "SS-3"];
        Assert.Equal(stated, Codes(c => c.Provenance == Provenance.Document));
        Assert.Equal(58, Codes(c => c.Provenance == Provenance.Proposed).Count);
        Assert.Equal(stated, Codes(c => StatedCadence().IsMatch(c.Sentence.Zh)));
    }

    [Fact]
    public void A_stated_cadence_is_quoted_from_the_sentence() =>
        Assert.All(Document.Where(c => c.Provenance == Provenance.Document), c => Assert.Contains(c.Cadence!.Value.Zh, c.Sentence.Zh));

    [Fact]
    public void Two_clauses_are_damaged_and_are_not_mended()
    {
        Assert.Equal(["CSI-4", "SS-3"], Codes(c => c.Class == ClauseClass.SourceDamaged));
        Assert.Equal(["CSI-4", "SS-3"], Codes(c => c.Damage is not null));
        Assert.Contains("学****", Clause("CSI-4").Sentence.Zh);
        Assert.EndsWith("正确实", Clause("SS-3").Sentence.Zh);
    }

    [Fact]
    public void Eleven_clauses_oversee_and_two_of_those_are_damaged_first()
    {
        var oversee = Codes(c => Oversight().IsMatch(c.Sentence.Zh));
        Assert.Equal(11, oversee.Count);
        Assert.Equal(oversee, Codes(c => c.Class == ClauseClass.Supervision || c.Damage is not null));
    }

    [Fact]
    public void Each_clause_that_oversees_says_what_is_sampled_and_no_other_does()
    {
        Assert.Equal(Codes(c => Oversight().IsMatch(c.Sentence.Zh)), Codes(c => c.SampleSize > 0));
        var known = Document.Select(c => c.Code).ToHashSet();
        Assert.All(Document.Where(c => c.SampleSize > 0), c =>
        {
            Assert.NotEmpty(c.Oversees);
            Assert.DoesNotContain(c.Code, c.Oversees);
            Assert.All(c.Oversees, o => Assert.True(known.Contains(o) || Reconstructed().IsMatch(o) || Regex.IsMatch(o, "^[A-Z][A-Z0-9]{1,7}$"), $"{c.Code} oversees {o}"));
        });
    }

    [Theory]
    [InlineData(ClauseClass.Scheduled, 29)]
    [InlineData(ClauseClass.PerEvent, 23)]
    [InlineData(ClauseClass.Standing, 3)]
    [InlineData(ClauseClass.Supervision, 9)]
    [InlineData(ClauseClass.AdHoc, 2)]
    [InlineData(ClauseClass.SourceDamaged, 2)]
    public void Every_class_holds_as_many_clauses_as_were_counted(ClauseClass kind, int clauses) =>
        Assert.Equal(clauses, Codes(c => c.Class == kind).Count);

    [Fact]
    public void Every_clause_has_both_languages_a_cadence_and_the_words_of_its_evidence() =>
        Assert.All(Document, c =>
        {
            Text[] texts = [c.Sentence, c.Cadence ?? default, c.Evidence, .. c.Damage is { } damage ? [damage] : Array.Empty<Text>()];
            Assert.All(texts, t => Assert.Matches(Han(), t.Zh ?? ""));
            Assert.All(texts, t => Assert.Matches("[A-Za-z]{3}", t.En ?? ""));
        });

    private static List<string> Codes(Func<Clause, bool> which) =>
        [.. Document.Where(which).Select(c => c.Code).Order(StringComparer.Ordinal)];

    private static Clause Clause(string code) => Document.Single(c => c.Code == code);

    /// <summary>A duty of the consultant's that the lost pages held: overseen before it is declared.</summary>
    [GeneratedRegex("^SC-[0-9]{1,2}$")]
    private static partial Regex Reconstructed();

    [GeneratedRegex("每日|每月|月度|年度|年、季、月|3日内")]
    private static partial Regex StatedCadence();

    /// <summary>检视 (AD-5) is reading, not overseeing.</summary>
    [GeneratedRegex("监督|检查|监控|督促|巡视|考核")]
    private static partial Regex Oversight();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Han();
}
