namespace Heluo.Engines.Ledger;

/// <summary>What is stored does not fit together: a tile is missing, cut or changed, or the head does not belong to the tiles. The message is Chinese.</summary>
public sealed class LedgerException : Exception
{
    /// <summary>Creates the report of a damaged log.</summary>
    /// <param name="message">What is wrong, in Chinese.</param>
    /// <param name="cause">The underlying error, or null.</param>
    public LedgerException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
