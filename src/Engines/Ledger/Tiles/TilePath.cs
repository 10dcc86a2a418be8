using System.Globalization;

namespace Heluo.Engines.Ledger;

/// <summary>
/// Which tile: 1–256 neighbouring hashes of one level (level 0 are the leaves, each level above stands 8 levels of the tree higher), or the entries
/// below a tile of leaves. <see cref="ToString"/> gives the path of C2SP tlog-tiles, e.g. <c>tile/0/x001/234.p/7</c>.
/// </summary>
/// <param name="Level">0–7, or <see cref="Entries"/>.</param>
/// <param name="Index">Number of the tile in its level, from 0.</param>
/// <param name="Width">Hashes or entries in it, 1–256; less than 256 only at the right edge of a tree.</param>
public readonly record struct TilePath(int Level, long Index, int Width)
{
    /// <summary>Hashes in a full tile.</summary>
    public const int FullWidth = 256;

    /// <summary>Levels of the tree that a tile spans.</summary>
    public const int Height = 8;

    /// <summary>The level of bundles of entries.</summary>
    public const int Entries = -1;

    /// <summary>Whether the tile will not grow any more.</summary>
    public bool IsFull => Width == FullWidth;

    /// <summary>The same tile when full.</summary>
    public TilePath Full => this with { Width = FullWidth };

    /// <summary>The tile that holds position <paramref name="position"/> of a level, in a tree with <paramref name="total"/> hashes there.</summary>
    internal static TilePath Of(int level, long position, long total)
    {
        var index = position / FullWidth;
        return new TilePath(level, index, (int)Math.Min(FullWidth, total - (index * FullWidth)));
    }

    /// <summary>The path in a static file tree.</summary>
    public override string ToString()
    {
        var number = (Index % 1000).ToString("000", CultureInfo.InvariantCulture);
        for (var rest = Index / 1000; rest > 0; rest /= 1000) number = $"x{(rest % 1000).ToString("000", CultureInfo.InvariantCulture)}/{number}";
        var level = Level == Entries ? "entries" : Level.ToString(CultureInfo.InvariantCulture);
        return IsFull ? $"tile/{level}/{number}" : $"tile/{level}/{number}.p/{Width.ToString(CultureInfo.InvariantCulture)}";
    }
}
