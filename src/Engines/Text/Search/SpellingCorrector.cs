namespace Heluo.Engines.Text.Search;

/// <summary>
/// Finds neighbouring words of a question that together look like one mistyped term of the index: it sounds the same
/// (居住正 → 居住证) or differs by one character (营业执 → 营业执照). Only pieces the index does not know take part.
/// </summary>
internal sealed class SpellingCorrector(Postings postings, Vocabulary vocabulary)
{
    private const int LongestTerm = 6;
    private const int MostPieces = 5;

    public List<QueryPiece> Correct(string folded, List<TokenSpan> spans)
    {
        var pieces = new List<QueryPiece>(spans.Count);
        for (var first = 0; first < spans.Count;)
        {
            var taken = CorrectFrom(folded, spans, first, out var piece);
            pieces.Add(piece ?? new QueryPiece(spans[first]));
            first += taken;
        }

        return pieces;
    }

    /// <summary>The longest correction that begins at a span; returns how many spans it takes, 1 without a correction.</summary>
    private int CorrectFrom(string folded, List<TokenSpan> spans, int first, out QueryPiece? piece)
    {
        for (var count = Math.Min(MostPieces, spans.Count - first); count > 0; count--)
        {
            var last = spans[first + count - 1];
            var length = last.End - spans[first].Start;
            if (length is < 2 or > LongestTerm || !Suspicious(folded, spans, first, count)) continue;
            var text = folded.Substring(spans[first].Start, length);
            var correction = BestCorrection(text, spans[first].Kind == TokenKind.Latin);
            if (correction < 0 || IsOneOf(folded, spans, first, count, postings.Text(correction))) continue;
            piece = new QueryPiece(new TokenSpan(spans[first].Start, length, TokenKind.Word), correction, postings.Text(correction));
            return count;
        }

        piece = null;
        return 1;
    }

    /// <summary>A term that stands there already, beside other characters, is no correction (身份证丢 is not a mistyped 身份证).</summary>
    private static bool IsOneOf(string folded, List<TokenSpan> spans, int first, int count, string term)
    {
        for (var i = first; i < first + count; i++)
            if (folded.AsSpan(spans[i].Start, spans[i].Length).SequenceEqual(term)) return true;
        return false;
    }

    /// <summary>Adjacent, not a term already, and at least one piece that is unknown to the index or a lone character.</summary>
    private bool Suspicious(string folded, List<TokenSpan> spans, int first, int count)
    {
        var doubtful = false;
        for (var i = first; i < first + count; i++)
        {
            if (i > first && spans[i].Start != spans[i - 1].End) return false;
            var text = folded.Substring(spans[i].Start, spans[i].Length);
            if (spans[i].Length > 1 && StopWords.Contains(text)) return false;
            var lone = spans[i].Length == 1 && count > 1 && !StopWords.Contains(text);
            doubtful |= lone || postings.Find(text) < 0;
        }

        var edge = spans[first].Length == 1 && StopWords.Contains(folded.AsSpan(spans[first].Start, 1));
        var whole = folded[spans[first].Start..spans[first + count - 1].End];
        return doubtful && !edge && postings.Find(whole) < 0;
    }

    private int BestCorrection(string text, bool latin)
    {
        var (best, bestHolders) = (-1, 0);
        var exactSound = latin ? "" : Pinyin.Full(text);
        var sounding = latin ? [] : vocabulary.SoundingLike(text).Where(id => text.Length > 2 || Pinyin.Full(postings.Text(id)) == exactSound);
        foreach (var id in sounding) Prefer(id);
        if (best < 0 && text.Length > (latin ? 3 : 2))
        {
            foreach (var id in vocabulary.OneEditFrom(text).Where(id => Plausible(text, postings.Text(id)))) Prefer(id);
        }

        return best;

        void Prefer(int id)
        {
            var holders = postings.Holders(id);
            if (holders > bestHolders) (best, bestHolders) = (id, holders);
        }
    }

    /// <summary>A three-character word has too many neighbours by replacement: only a missing, extra or swapped character counts there.</summary>
    private static bool Plausible(string text, string term) =>
        text.Length > 3 || term.Length > 3 || (text.Length == term.Length && text.Order().SequenceEqual(term.Order()));
}
