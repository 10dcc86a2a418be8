using Heluo.Engines.Documents.Layout;
using Heluo.Engines.Documents.Typesetting;

namespace Heluo.Engines.Documents.Composition;

/// <summary>The pages being filled from top to bottom. Lengths in mm from the top of the page.</summary>
internal sealed class PageFlow(PageStyle style)
{
    private readonly List<List<PageItem>> _pages = [[]];

    public PageStyle Style => style;

    /// <summary>Where the next block starts.</summary>
    public double Y { get; set; } = style.Top;

    public int PageIndex => _pages.Count - 1;

    public int PageCount => _pages.Count;

    public List<PageItem> Items => _pages[^1];

    public bool AtTop => Y <= style.Top + 0.01;

    /// <summary>Room left on the page.</summary>
    public double Room => style.Bottom - Y;

    public List<PageItem> Page(int index) => _pages[index];

    public void NewPage()
    {
        _pages.Add([]);
        Y = style.Top;
    }

    /// <summary>Starts a page unless the height is there.</summary>
    public void Need(double height)
    {
        if (height > Room + 0.01 && !AtTop) NewPage();
    }

    /// <summary>Leaves space, but none at the top of a page.</summary>
    public void Skip(double height)
    {
        if (!AtTop) Y += height;
    }

    /// <summary>Draws a line of text at the current place and goes on below it.</summary>
    public void Put(SetLine line, double pitch, double x)
    {
        Draw(line, x, Y, pitch);
        Y += pitch;
    }

    /// <summary>Draws a line of text in a box that starts at <paramref name="top"/>.</summary>
    public void Draw(SetLine line, double x, double top, double pitch) =>
        Items.AddRange(line.Runs(x, SetLine.BaselineIn(top, pitch, line.Size)));

    /// <summary>Draws lines with no single line left alone at the foot or head of a page, unless every page is to hold all its lines; <paramref name="tail"/> is room to keep below the last line.</summary>
    public void PutParagraph(List<SetLine> lines, double pitch, double x, double tail = 0)
    {
        for (var done = 0; done < lines.Count;)
        {
            var fitting = (int)((Room + 0.01) / pitch);
            var left = lines.Count - done;
            if (left <= fitting && left * pitch + tail > Room + 0.01 && tail > 0) fitting = left - 2;
            if (left <= fitting) fitting = left;
            else if (!style.FillsPages && left - fitting == 1) fitting--;
            if (!style.FillsPages && fitting == 1 && left > 1) fitting = 0;
            if (fitting <= 0 && AtTop) fitting = Math.Max(1, Math.Min(left, (int)(style.Height / pitch)));
            for (var i = 0; i < fitting; i++) Put(lines[done++], pitch, x);
            if (done < lines.Count) NewPage();
        }
    }
}
