using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;

namespace Heluo.Engines.Documents.Fonts;

/// <summary>
/// Finds installed TrueType faces for the roles of Chinese documents. Faces supplied by the deployer come first, then those of Debian
/// packages; every role ends in the same last resorts, so a rare character is looked for everywhere before it is refused. Thread-safe.
/// </summary>
public sealed class FontLibrary
{
    private static readonly Lazy<FontLibrary> Installed = new(() => new FontLibrary("/usr/local/share/fonts", "/usr/share/fonts"));

    private static readonly string[] LastResorts = ["AR PL UMing CN", "WenQuanYi Zen Hei", "AR PL UKai CN", "BabelStone Han", "Droid Sans Fallback"];

    private static readonly ImmutableDictionary<FontRole, string[]> Families = new Dictionary<FontRole, string[]>
    {
        [FontRole.Song] = ["SimSun", "宋体", "NSimSun", "FZShuSong-Z01", "STSong"],
        [FontRole.FangSong] = ["FangSong_GB2312", "仿宋_GB2312", "FangSong", "仿宋", "FZFangSong-Z02", "方正仿宋_GBK", "STFangsong"],
        [FontRole.Kai] = ["KaiTi_GB2312", "楷体_GB2312", "KaiTi", "楷体", "FZKai-Z03", "STKaiti", "AR PL UKai CN"],
        [FontRole.Hei] = ["SimHei", "黑体", "FZHei-B01", "STHeiti", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei"],
        [FontRole.TitleSong] = ["FZXiaoBiaoSong-B05", "FZXiaoBiaoSong-B05S", "方正小标宋简体", "方正小标宋_GBK"],
    }.ToImmutableDictionary();

    private readonly Lazy<Dictionary<string, FontFace>> _faces;
    private readonly ConcurrentDictionary<FontRole, FontFace[]> _chains = new();
    private readonly ConcurrentDictionary<(FontRole Role, int CodePoint), FontFace> _found = new();

    /// <summary>A library over the font files (.ttf, .ttc) in the folders and their subfolders; earlier folders win. Folders that do not exist are passed over.</summary>
    public FontLibrary(params string[] folders) => _faces = new(() => Scan(folders));

    /// <summary>The fonts installed on this machine.</summary>
    public static FontLibrary System => Installed.Value;

    /// <summary>The deployer's folder first, then the fonts installed on this machine.</summary>
    public static FontLibrary With(string folder) => new(folder, "/usr/local/share/fonts", "/usr/share/fonts");

    /// <summary>The preferred face of a role.</summary>
    /// <exception cref="FontException">No usable face is installed.</exception>
    public FontFace Face(FontRole role) => Chain(role)[0];

    /// <summary>Whether the role is drawn by a face made for it rather than by a stand-in.</summary>
    public bool IsGenuine(FontRole role) => Array.Exists(Families[role], _faces.Value.ContainsKey) || role is FontRole.Song;

    /// <summary>The first face of the role's chain that can draw the code point.</summary>
    /// <exception cref="FontException">No installed face has the character; the message names what to install.</exception>
    public FontFace FaceFor(FontRole role, int codePoint)
    {
        var key = (role, codePoint);
        if (_found.TryGetValue(key, out var known)) return known;
        foreach (var face in Chain(role))
        {
            if (face.Has(codePoint)) return _found[key] = face;
        }

        throw new FontException($"已安装的字体里没有字符“{char.ConvertFromUtf32(codePoint)}”（U+{codePoint:X4}）。"
            + "请安装 Debian 软件包 fonts-babelstone-han，或把含有此字的 TrueType 字体放进字体目录。");
    }

    /// <summary>The first face of the role's chain that can draw all the code points; null when none can.</summary>
    internal FontFace? FaceForAll(FontRole role, IReadOnlyCollection<int> codePoints) => Array.Find(Chain(role), face => codePoints.All(face.Has));

    /// <summary>The characters of a text that no installed face can draw, in order of appearance.</summary>
    public IReadOnlyList<Rune> Missing(string text) =>
        [.. text.EnumerateRunes().Where(r => !Rune.IsControl(r) && !Array.Exists(Chain(FontRole.Song), f => f.Has(r.Value))).Distinct()];

    private FontFace[] Chain(FontRole role) => _chains.GetOrAdd(role, r =>
    {
        var chain = Families[r].Concat(LastResorts).Select(f => _faces.Value.GetValueOrDefault(f)).OfType<FontFace>().Distinct().ToArray();
        return chain.Length > 0 ? chain : throw new FontException("没有找到可用的中文 TrueType 字体。"
            + "请安装 Debian 软件包 fonts-arphic-uming、fonts-arphic-ukai、fonts-wqy-zenhei，或把仿宋、小标宋等字体文件放进字体目录。");
    });

    private static Dictionary<string, FontFace> Scan(string[] folders)
    {
        var faces = new Dictionary<string, FontFace>(StringComparer.OrdinalIgnoreCase);
        var files = folders.Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, "*.tt?", SearchOption.AllDirectories)
            .Where(f => Path.GetExtension(f).ToLowerInvariant() is ".ttf" or ".ttc").Order(StringComparer.Ordinal));
        foreach (var path in files) Read(path, faces);
        return faces;
    }

    private static void Read(string path, Dictionary<string, FontFace> faces)
    {
        try
        {
            var wanted = Families.Values.SelectMany(f => f).Concat(LastResorts).ToHashSet(StringComparer.OrdinalIgnoreCase);
            var file = new MappedFile(path);
            for (var index = 0; index < FontTables.FaceCount(file); index++)
            {
                var tables = new FontTables(file, index);
                if (!tables.Has("glyf") || !tables.Has("cmap")) continue;
                var names = tables.Names(1).Concat(tables.Names(16)).Concat(tables.Names(4)).Concat(tables.Names(6)).Where(wanted.Contains).ToArray();
                if (names.Length == 0) continue;
                var face = new FontFace(file, index);
                foreach (var name in names) faces.TryAdd(name, face);
            }
        }
        catch (Exception damaged) when (damaged is ArgumentException or IndexOutOfRangeException or IOException or UnauthorizedAccessException or OverflowException)
        {
            // A damaged or unreadable font file is as good as none: roles fall back to the next face, missing characters are reported by name.
        }
    }
}
