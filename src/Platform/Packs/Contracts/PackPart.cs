namespace Heluo.Platform.Packs.Contracts;

/// <summary>What a module makes of files of the packs: made when first asked for, and anew after a pack was installed.</summary>
/// <typeparam name="T">What is made.</typeparam>
/// <param name="pack">The packs.</param>
/// <param name="make">Makes it; what it throws reaches whoever asks.</param>
public sealed class PackPart<T>(PackFolder pack, Func<PackFolder, T> make)
    where T : class
{
    private Made? _made;

    /// <summary>As the packs have it now.</summary>
    public T Value
    {
        get
        {
            var (revision, made) = (pack.Revision, Volatile.Read(ref _made));
            if (made?.Revision == revision) return made.Part;
            made = new Made(revision, make(pack));
            Volatile.Write(ref _made, made);
            return made.Part;
        }
    }

    private sealed record Made(long Revision, T Part);
}
