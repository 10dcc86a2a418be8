namespace Heluo.Engines.Ledger;

/// <summary>Reads a whole log again: every kept entry against its leaf, every tile against the one above, the top against the head.</summary>
public static class LogAudit
{
    /// <summary>The first fault, in Chinese, or null when all is as the head says.</summary>
    /// <param name="store">The tiles.</param>
    /// <param name="head">The head, whose signature the caller has checked.</param>
    /// <param name="cancellation">Stops between tiles.</param>
    public static string? FirstFault(ITileStore store, TreeHead head, CancellationToken cancellation = default)
    {
        try
        {
            return Faults(store, head, cancellation).FirstOrDefault() ?? (new TileReader(store, head.Hasher, head.Size).Root() == head.Root ? null : "分块算出的根与账本头不一致。");
        }
        catch (LedgerException fault)
        {
            return fault.Message;
        }
    }

    private static IEnumerable<string> Faults(ITileStore store, TreeHead head, CancellationToken cancellation)
    {
        for (long level = 0, total = head.Size; total > 0; level++, total /= TilePath.FullWidth)
            for (var first = 0L; first < total; first += TilePath.FullWidth)
            {
                cancellation.ThrowIfCancellationRequested();
                var path = TilePath.Of((int)level, first, total);
                var tiles = new TileReader(store, head.Hasher, head.Size);
                if (path.IsFull && !tiles.FitsAbove(path)) yield return $"分块 {path} 与上一层不一致。";
                if (level == 0 && tiles.WrongEntry(path) is { } index) yield return $"第 {index} 条的内容与登记的不一致。";
            }
    }
}
