using System.Text;
using System.Xml.Linq;

namespace Heluo.Engines.Documents.Ofd;

/// <summary>A glyph to draw: its number in the embedded font when the file gives one, the character it stands for, its origin inside the object in mm.</summary>
internal readonly record struct OfdMark(Rune Rune, ushort? Glyph, double X, double Y);

/// <summary>Finds where the glyphs of a text object stand (GB/T 33190-2016, 11.3 and 11.4).</summary>
internal static class OfdTextLayout
{
    private const int MostCharacters = 100_000;

    /// <summary>The glyphs in order. Characters without any distances are set side by side, which <paramref name="advance"/> gives in mm.</summary>
    public static IEnumerable<OfdMark> Marks(XElement element, Func<Rune, double> advance)
    {
        var transforms = Transforms(element);
        var downwards = OfdValues.Number(element.Value("ReadDirection")) is 90 or 270;
        var (position, x, y) = (0, 0.0, 0.0);
        foreach (var code in element.Children("TextCode"))
        {
            (x, y) = (OfdValues.Number(code.Value("X"), x), OfdValues.Number(code.Value("Y"), y));
            var marks = Line(code.Value, position, transforms);
            position += code.Value.Length;
            var across = OfdValues.Deltas(code.Value("DeltaX"), marks.Count);
            var down = OfdValues.Deltas(code.Value("DeltaY"), marks.Count);
            var spread = across.Count == 0 && down.Count == 0;
            var (atX, atY) = (x, y);
            for (var i = 0; i < marks.Count; i++)
            {
                yield return marks[i] with { X = atX, Y = atY };
                if (spread) (atX, atY) = downwards ? (atX, atY + advance(marks[i].Rune)) : (atX + advance(marks[i].Rune), atY);
                atX += Delta(across, i);
                atY += Delta(down, i);
            }
        }
    }

    /// <summary>A list that ends early goes on with its last distance.</summary>
    private static double Delta(List<double> deltas, int at) => deltas.Count == 0 ? 0 : deltas[Math.Min(at, deltas.Count - 1)];

    private static List<OfdMark> Line(string text, int position, Dictionary<int, (int Codes, ushort[] Glyphs)> transforms)
    {
        var marks = new List<OfdMark>();
        for (var at = 0; at < text.Length && marks.Count < MostCharacters;)
        {
            if (transforms.TryGetValue(position + at, out var transform))
            {
                AddGlyphs(marks, text, at, transform.Glyphs);
                at += transform.Codes;
                continue;
            }

            if (Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var used) != System.Buffers.OperationStatus.Done) rune = Rune.ReplacementChar;
            marks.Add(new OfdMark(rune, null, 0, 0));
            at += used;
        }

        return marks;
    }

    private static void AddGlyphs(List<OfdMark> marks, string text, int at, ushort[] glyphs)
    {
        foreach (var glyph in glyphs)
        {
            if (marks.Count >= MostCharacters) return;
            var used = 0;
            if (at >= text.Length || Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out used) != System.Buffers.OperationStatus.Done) rune = Rune.ReplacementChar;
            marks.Add(new OfdMark(rune, glyph, 0, 0));
            at += Math.Max(1, used);
        }
    }

    /// <summary>By place in the text: how many characters turn into which glyphs.</summary>
    private static Dictionary<int, (int Codes, ushort[] Glyphs)> Transforms(XElement element)
    {
        var transforms = new Dictionary<int, (int Codes, ushort[] Glyphs)>();
        foreach (var transform in element.Children("CGTransform"))
        {
            ushort[] glyphs = [.. OfdValues.Numbers(transform.Text("Glyphs")).Take(MostCharacters).Select(g => (ushort)Math.Clamp(g, 0, ushort.MaxValue))];
            if (glyphs.Length == 0) continue;
            var codes = (int)OfdValues.Number(transform.Value("CodeCount"), glyphs.Length);
            transforms.TryAdd((int)OfdValues.Number(transform.Value("CodePosition")), (Math.Max(1, codes), glyphs));
        }

        return transforms;
    }
}
