namespace Heluo.Engines.Text;

/// <summary>Words that say nothing about what is sought: particles, question words, polite words.</summary>
internal static class StopWords
{
    private static readonly Lazy<HashSet<string>.AlternateLookup<ReadOnlySpan<char>>> Words =
        new(() => LexiconFiles.Words("stopwords.txt").ToHashSet().GetAlternateLookup<ReadOnlySpan<char>>());

    public static bool Contains(ReadOnlySpan<char> word) => Words.Value.Contains(word);
}
