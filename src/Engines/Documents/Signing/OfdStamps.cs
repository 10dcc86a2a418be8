using Heluo.Engines.Crypto;
using Heluo.Engines.Documents.Ofd;

namespace Heluo.Engines.Documents.Signing;

/// <summary>Finds the pictures of seals to be drawn on pages. What cannot be read is left out: showing proves nothing, verification tells.</summary>
internal static class OfdStamps
{
    public static IReadOnlyList<OfdStamp> Read(OfdPackage package, System.Xml.Linq.XElement body)
    {
        var stamps = new List<OfdStamp>();
        try
        {
            foreach (var entry in SignatureList.Of(package, body)?.Entries ?? [])
            {
                if (entry.IsSeal && entry.Part is not null) Add(package, SignatureDescription.Read(package, entry.Part), stamps);
            }
        }
        catch (OfdException broken) when (broken.Fault != OfdFault.TooLarge)
        {
            return stamps;
        }

        return stamps;
    }

    private static void Add(OfdPackage package, SignatureDescription description, List<OfdStamp> stamps)
    {
        if (description.Stamps.Count == 0 || Seal(package, description) is not { } seal) return;
        foreach (var stamp in description.Stamps)
        {
            if (OfdValues.Box(stamp.Value("Boundary")) is not { } box) continue;
            stamps.Add(new OfdStamp(stamp.Value("PageRef") ?? "", box, seal.Image.Data.ToArray())
            {
                Type = seal.Image.Type, Clip = OfdValues.Box(stamp.Value("Clip")),
            });
        }
    }

    private static ElectronicSeal? Seal(OfdPackage package, SignatureDescription description)
    {
        try
        {
            if (description.SignedValuePart is { } value) return SealSignature.Parse(package.Read(value)).Seal;
            return description.SealPart is { } part ? ElectronicSeal.Parse(package.Read(part)) : null;
        }
        catch (DerException)
        {
            return null;
        }
    }
}
