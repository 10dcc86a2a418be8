namespace Heluo.Engines.Text.Search;

/// <summary>Turns what a person typed into terms of the index: stop words out, mistyped words corrected, synonyms and pinyin resolved.</summary>
internal sealed class QueryReader(Postings postings, Vocabulary vocabulary, Synonyms synonyms)
{
    private const int LongestQuestion = 200;
    private const int MostWords = 32;
    private const double PartWorth = 0.35;
    private const double SynonymWorth = 0.75;
    private const double CorrectionWorth = 0.9;
    private const double InitialsWorth = 0.8;

    /// <summary>A single character (开, 证) says little beside longer words.</summary>
    private const double SingleWorth = 0.5;

    public SearchQuery Read(string question)
    {
        var folded = TextFolding.Fold(question.Length > LongestQuestion ? question[..LongestQuestion] : question);
        var spans = new List<TokenSpan>();
        Segmenter.Cut(folded, spans);
        var pieces = new SpellingCorrector(postings, vocabulary).Correct(folded, spans);
        var corrected = pieces.Exists(piece => piece.Correction >= 0) ? Rewrite(folded, pieces) : null;
        var telling = pieces.FindAll(piece => piece.Correction >= 0 || !StopWords.Contains(piece.Text(folded)));
        if (telling.Count == 0) telling = pieces;
        var beside = telling.Exists(piece => piece.Span.Length > 1);
        var words = new List<QueryWord>();
        var byPiece = new Dictionary<int, QueryWord>();
        foreach (var piece in telling.Take(MostWords))
        {
            var from = words.Count;
            AddWord(folded, piece, beside && piece.Span.Length == 1 ? SingleWorth : 1, words);
            if (words.Count > from) byPiece[piece.Span.Start] = words[from];
        }

        AddSynonyms(folded, pieces, byPiece);
        words.RemoveAll(word => word.Alternatives.Count == 0 && words.Count > 1 && words.Exists(other => other.Alternatives.Count > 0));
        return new SearchQuery(words, corrected);
    }

    private static string Rewrite(string folded, List<QueryPiece> pieces)
    {
        var text = folded;
        foreach (var piece in Enumerable.Reverse(pieces))
        {
            if (piece.Correction >= 0) text = string.Concat(text.AsSpan(0, piece.Span.Start), piece.Replacement, text.AsSpan(piece.Span.End));
        }

        return text;
    }

    private void AddWord(string folded, QueryPiece piece, double worth, List<QueryWord> words)
    {
        var text = piece.Text(folded).ToString();
        if (piece.Span.Kind == TokenKind.Latin && postings.Find(text) < 0 && AddPinyin(text, words)) return;
        var word = new QueryWord();
        words.Add(word);
        word.Accept(postings.Find(text), worth);
        if (piece.Correction >= 0) word.Accept(piece.Correction, CorrectionWorth);
        var parts = new List<TokenSpan>();
        SearchTokens.AddParts(folded, piece.Span, parts);
        foreach (var part in parts) word.Accept(postings.Find(folded.AsSpan(part.Start, part.Length)), PartWorth * part.Length / piece.Span.Length + 0.1);
    }

    private bool AddPinyin(string letters, List<QueryWord> words)
    {
        var cut = vocabulary.CutPinyin(letters);
        foreach (var terms in cut.Take(MostWords))
        {
            var word = new QueryWord();
            foreach (var term in terms) word.Accept(term, CorrectionWorth);
            words.Add(word);
        }

        if (cut.Count > 0) return true;
        var initials = new QueryWord();
        foreach (var term in vocabulary.WithInitials(letters)) initials.Accept(term, InitialsWorth);
        if (initials.Alternatives.Count == 0) return false;
        words.Add(initials);
        return true;
    }

    /// <summary>Synonyms of one word or of several neighbours (上 户口 → 出生登记) count for the first telling word they cover.</summary>
    private void AddSynonyms(string folded, List<QueryPiece> pieces, Dictionary<int, QueryWord> byPiece)
    {
        for (var first = 0; first < pieces.Count; first++)
        {
            for (var last = first; last < pieces.Count; last++)
            {
                var (start, end) = (pieces[first].Span.Start, pieces[last].Span.End);
                if (end - start > synonyms.LongestEntry) break;
                var others = synonyms.Of(pieces[first].Correction >= 0 && first == last ? pieces[first].Replacement : folded[start..end]);
                var covered = pieces[first..(last + 1)].Find(piece => byPiece.ContainsKey(piece.Span.Start));
                if (others.Count == 0 || covered is null) continue;
                foreach (var other in others) AcceptSynonym(other, byPiece[covered.Span.Start]);
            }
        }
    }

    private void AcceptSynonym(string synonym, QueryWord word)
    {
        var spans = new List<TokenSpan>();
        Segmenter.Cut(synonym, spans);
        foreach (var span in spans)
        {
            var text = synonym.Substring(span.Start, span.Length);
            if (spans.Count == 1 || !StopWords.Contains(text)) word.Accept(postings.Find(text), SynonymWorth * span.Length / synonym.Length);
        }
    }
}

/// <summary>A word of the question, possibly corrected to a term of the index.</summary>
internal sealed record QueryPiece(TokenSpan Span, int Correction = -1, string Replacement = "")
{
    public ReadOnlySpan<char> Text(string folded) => folded.AsSpan(Span.Start, Span.Length);
}
