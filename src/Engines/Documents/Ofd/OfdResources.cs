using Heluo.Engines.Documents.Fonts;
using Heluo.Engines.Documents.Layout;
using static Heluo.Engines.Documents.Ofd.OfdNames;

namespace Heluo.Engines.Documents.Ofd;

/// <summary>The fonts (PublicRes.xml) and pictures (DocumentRes.xml) of a document (GB/T 33190-2016, 7.9).</summary>
internal sealed class OfdResources
{
    private readonly Dictionary<FontFace, (int Id, FontSubset Subset)> _fonts = [];
    private readonly Dictionary<byte[], int> _pictures = [];

    public OfdResources(LaidOutDocument document, OfdIds ids)
    {
        var used = new Dictionary<FontFace, HashSet<int>>();
        var items = document.Pages.SelectMany(p => p.AllItems).Concat(document.Annotations.SelectMany(a => a.Items));
        foreach (var item in items)
        {
            if (item is Picture picture && !_pictures.ContainsKey(picture.Data)) _pictures[picture.Data] = ids.Next();
            if (item is not TextRun run) continue;
            if (!used.TryGetValue(run.Face, out var points)) used[run.Face] = points = [];
            foreach (var rune in run.Text.EnumerateRunes()) points.Add(rune.Value);
        }

        foreach (var (face, points) in used) _fonts[face] = (ids.Next(), FontSubset.Of(face, points));
    }

    public bool HasMedia => _pictures.Count > 0;

    public int Font(FontFace face) => _fonts[face].Id;

    public FontSubset Subset(FontFace face) => _fonts[face].Subset;

    public int Picture(byte[] data) => _pictures[data];

    public void Write(SortedDictionary<string, byte[]> parts)
    {
        foreach (var (id, subset) in _fonts.Values) parts[$"{OfdWriter.Folder}Res/font_{id}.ttf"] = subset.ToBytes(standalone: true);
        parts[OfdWriter.Folder + "PublicRes.xml"] = ZipWriter.Xml(Root("Res", Attribute("BaseLoc", "Res"), Element("Fonts", _fonts.Select(f =>
            Element("Font", Attribute("ID", f.Value.Id), Attribute("FontName", f.Key.Family), Attribute("FamilyName", f.Key.Family),
                Element("FontFile", $"font_{f.Value.Id}.ttf"))))));
        if (!HasMedia) return;
        foreach (var (data, id) in _pictures) parts[$"{OfdWriter.Folder}Res/image_{id}.{Format(data).ToLowerInvariant()}"] = data;
        parts[OfdWriter.Folder + "DocumentRes.xml"] = ZipWriter.Xml(Root("Res", Attribute("BaseLoc", "Res"), Element("MultiMedias", _pictures.Select(p =>
            Element("MultiMedia", Attribute("ID", p.Value), Attribute("Type", "Image"), Attribute("Format", Format(p.Key)),
                Element("MediaFile", $"image_{p.Value}.{Format(p.Key).ToLowerInvariant()}"))))));
    }

    private static string Format(byte[] data) => data.AsSpan().StartsWith([(byte)0xFF, (byte)0xD8]) ? "JPEG" : "PNG";
}
