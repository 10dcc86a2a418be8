using System.Text.RegularExpressions;
using Heluo.Platform.Packs.Contracts;

namespace Heluo.Platform.Packs.Domain;

/// <summary>The whole check of a pack: its manifest, its files, and what every module finds in its part.</summary>
internal static partial class PackChecking
{
    private const long MostBytes = 8 * 1024 * 1024;
    private static readonly string[] Endings = [".yaml", ".bpmn", ".dmn", ".csv", ".txt", ".md"];

    /// <summary>Findings in the files of the uppermost pack, by file and line.</summary>
    public static IReadOnlyList<PackFinding> Run(PackFolder pack, IEnumerable<IPackCheck> checks)
    {
        if (!System.IO.Directory.Exists(pack.Top)) return [new PackFinding(pack.Top, 0, FindingLevel.Fault, "没有这个目录")];
        return
        [
            .. Manifest(pack).Concat(Files(pack.Top)).Concat(checks.SelectMany(c => c.Check(pack))).Where(f => pack.Folders.Count == 1 || f.File == "pack.yaml" || pack.TopHas(f.File)).Distinct()
                .OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line),
        ];
    }

    /// <summary>Names of the text files of a pack.</summary>
    public static IEnumerable<string> TextsOf(string folder) => System.IO.Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Where(f => Endings.Contains(Path.GetExtension(f))).Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/')).Order(StringComparer.Ordinal);

    private static IEnumerable<PackFinding> Manifest(PackFolder pack)
    {
        if (!pack.TopHas("pack.yaml")) return [new PackFinding("pack.yaml", 0, FindingLevel.Fault, "缺少 pack.yaml，请写明事项包的 name、title、version 和 format")];
        var file = PackText.Read<PackManifest>(pack, "pack.yaml");
        return file.Content is { } manifest ? file.Shape.Concat(Judge(file, manifest)) : file.Shape;
    }

    private static IEnumerable<PackFinding> Judge(PackText<PackManifest> file, PackManifest manifest)
    {
        if (!Key().IsMatch(manifest.Name)) yield return file.Fault("name", "name 只能用小写字母、数字和连字符");
        if (manifest.Title.Length == 0) yield return file.Fault("title", "请写明 title，例如“许昌市政务服务事项包”");
        if (manifest.Format != 1) yield return file.Fault("format", $"不认识第 {manifest.Format} 版格式，本平台读第 1 版");
        if (!Version().IsMatch(manifest.Version)) yield return file.Fault("version", "version 应为三段数字，例如 1.0.0");
    }

    private static IEnumerable<PackFinding> Files(string folder)
    {
        foreach (var path in System.IO.Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(folder, path).Replace('\\', '/');
            if (!Endings.Contains(Path.GetExtension(path))) yield return new PackFinding(name, 0, FindingLevel.Warning, "事项包不读这种文件，不会安装");
            else if (new FileInfo(path).Length > MostBytes) yield return new PackFinding(name, 0, FindingLevel.Fault, "文件超过 8 MB，请拆分");
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{1,39}$")]
    private static partial Regex Key();

    [GeneratedRegex(@"^\d+\.\d+\.\d+$")]
    private static partial Regex Version();
}
