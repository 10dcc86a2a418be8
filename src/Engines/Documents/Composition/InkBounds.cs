using System.Buffers.Binary;
using Heluo.Engines.Documents.Fonts;
using Heluo.Engines.Documents.Layout;

namespace Heluo.Engines.Documents.Composition;

/// <summary>How far the ink of characters reaches above and below their baseline, in em: heads are placed by their visible edge.</summary>
internal static class InkBounds
{
    public static (double Above, double Below) Of(TextRun run)
    {
        var (above, below) = (0.0, 0.0);
        foreach (var rune in run.Text.EnumerateRunes())
        {
            var outline = run.Face.OutlineBytes(run.Face.Glyph(rune.Value));
            if (outline.Length < 10) continue;
            above = Math.Max(above, BinaryPrimitives.ReadInt16BigEndian(outline[8..]) / (double)run.Face.UnitsPerEm);
            below = Math.Max(below, -BinaryPrimitives.ReadInt16BigEndian(outline[4..]) / (double)run.Face.UnitsPerEm);
        }

        return (above, below);
    }
}
