namespace Heluo.Engines.Text;

/// <summary>The word lists embedded in this assembly; <c>#</c> starts a comment line.</summary>
internal static class LexiconFiles
{
    public static IEnumerable<string> Lines(string name)
    {
        var stream = typeof(LexiconFiles).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"word list {name} is not embedded");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#') yield return line;
        }
    }

    /// <summary>All blank-separated words of a list.</summary>
    public static IEnumerable<string> Words(string name) =>
        Lines(name).SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
