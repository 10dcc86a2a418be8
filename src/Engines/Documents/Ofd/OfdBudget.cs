using System.Diagnostics;

namespace Heluo.Engines.Documents.Ofd;

/// <summary>What drawing one page may cost in objects, picture points and time, and what could not be drawn as its maker meant.</summary>
internal sealed class OfdBudget(OfdLimits limits)
{
    private const int MostObjects = 200_000;
    private const int MostNotes = 50;
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly HashSet<string> _notes = new(StringComparer.Ordinal);
    private int _objects;
    private long _pixels;

    /// <summary>What was left out or stood in for, each once.</summary>
    public IReadOnlyCollection<string> Notes => _notes;

    public void Note(string what)
    {
        if (_notes.Count < MostNotes) _notes.Add(what);
    }

    /// <summary>Counts one object or glyph.</summary>
    public void Spend()
    {
        if (++_objects > MostObjects) throw new OfdException(OfdFault.TooLarge, "页面上的对象太多，拒绝显示。");
        if (_objects % 64 == 0 && Stopwatch.GetElapsedTime(_started) > limits.DrawTime) throw new OfdException(OfdFault.TooLarge, "页面过于复杂，显示用时超过上限，已停止。");
    }

    /// <summary>Counts the points of an unpacked picture; false when the page has no room for it.</summary>
    public bool SpendPixels(long count)
    {
        if (count > limits.PagePixels - _pixels) return false;
        _pixels += count;
        return true;
    }
}
