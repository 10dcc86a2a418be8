namespace Heluo.Platform.Cases.Domain;

/// <summary>The sealed file of a document: made when somebody first opened it, kept by its hash, the same for everybody after.</summary>
internal sealed class SealedDocument
{
    public required long DocumentId { get; init; }
    public required string Hash { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
}
