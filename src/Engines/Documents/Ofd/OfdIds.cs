namespace Heluo.Engines.Documents.Ofd;

/// <summary>Numbers for the objects of a document, each once.</summary>
internal sealed class OfdIds
{
    /// <summary>The last number given; MaxUnitID of the document.</summary>
    public int Last { get; private set; }

    public int Next() => ++Last;
}
