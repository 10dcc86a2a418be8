using Heluo.Platform.Directory.Seeding;
using Heluo.Platform.Packs.Contracts;

namespace Heluo.Platform.Directory.Domain;

/// <summary>Checks kinds of bodies and duties of a pack.</summary>
internal sealed class DirectoryPackCheck : IPackCheck
{
    private static readonly string[] NameKeys = ["province", "city", "county", "district", "township", "subdistrict", "village", "community"];

    public IEnumerable<PackFinding> Check(PackFolder pack)
    {
        var bodies = PackText.Read<BodyKindsText>(pack, "bodies.yaml");
        var duties = PackText.Read<DutiesFile>(pack, "duties.yaml");
        return bodies.Shape.Concat(bodies.Content is { } b ? Judge(bodies, b) : []).Concat(duties.Shape).Concat(duties.Content is { } d ? Judge(duties, d) : []);
    }

    private static IEnumerable<PackFinding> Judge(PackText<BodyKindsText> file, BodyKindsText bodies)
    {
        for (var i = 0; i < bodies.Bodies.Count; i++)
        {
            var (kind, path) = (bodies.Bodies[i], $"bodies[{i}]");
            if (kind.Title.Length == 0) yield return file.Fault(path, "机构种类要有 title");
            if (kind.Field.Length != 2 || !kind.Field.All(char.IsAsciiDigit)) yield return file.Fault($"{path}.field", "field 是基本编码第 5、6 位，应为两位数字", "GB/T 39554.1-2020");
            if (bodies.Bodies.Take(i).Any(k => k.Key == kind.Key)) yield return file.Fault($"{path}.key", $"机构种类 {kind.Key} 写了两次");
            if (bodies.Bodies.Take(i).Any(k => k.Field == kind.Field)) yield return file.Fault($"{path}.field", $"领域编号 {kind.Field} 已被别的机构种类使用", "GB/T 39554.1-2020");
            foreach (var (level, other) in kind.DoneBy.Where(d => bodies.Bodies.TrueForAll(k => k.Key != d.Value || !k.Names.ContainsKey(d.Key))))
                yield return file.Fault($"{path}.doneBy.{level}", $"机构种类 {other} 在这一级也没有机构");
            foreach (var (level, name) in kind.Names)
            {
                if (!NameKeys.Contains(level)) yield return file.Fault($"{path}.names.{level}", $"不认识的层级 {level}，应为{string.Join('、', NameKeys)}之一");
                if (name.Length == 0) yield return file.Fault($"{path}.names.{level}", "机构名称不能为空；不设立的层级请删去这一行");
            }
        }
    }

    private static IEnumerable<PackFinding> Judge(PackText<DutiesFile> file, DutiesFile text)
    {
        var excludes = text.Duties.GroupBy(d => d.Code).ToDictionary(g => g.Key, g => g.First().Excludes);
        for (var i = 0; i < text.Duties.Count; i++)
        {
            var duty = text.Duties[i];
            if (duty.Name.Length == 0) yield return file.Fault($"duties[{i}]", $"职责 {duty.Code} 要有名称");
            if (duty.Permissions.Count == 0) yield return file.Fault($"duties[{i}]", $"职责 {duty.Code} 没有任何权限");
            if (text.Duties.Take(i).Any(d => d.Code == duty.Code)) yield return file.Fault($"duties[{i}].code", $"职责 {duty.Code} 写了两次");
            foreach (var other in duty.Excludes.Where(o => !excludes.ContainsKey(o))) yield return file.Fault($"duties[{i}].excludes", $"没有职责 {other}");
        }

        foreach (var (post, path) in Posts(text))
        {
            foreach (var duty in post.Duties.Where(d => !excludes.ContainsKey(d))) yield return file.Fault($"{path}.duties", $"岗位“{post.Name}”的职责 {duty} 没有定义");
            foreach (var duty in post.Duties.Where(d => excludes.GetValueOrDefault(d, []).Intersect(post.Duties).Any()))
                yield return file.Fault($"{path}.duties", $"岗位“{post.Name}”同时有互相排斥的职责 {duty} 和 {excludes[duty].Intersect(post.Duties).First()}", "三员分立");
        }
    }

    private static IEnumerable<(PostEntry Post, string Path)> Posts(DutiesFile text) =>
    [
        .. text.Posts.Select((p, i) => (p, $"posts[{i}]")), .. text.TownshipPosts.Select((p, i) => (p, $"townshipPosts[{i}]")),
        .. text.Hall.Posts.Select((p, i) => (p, $"hall.posts[{i}]")),
    ];
}

/// <summary>File <c>bodies.yaml</c> with all its fields.</summary>
internal sealed class BodyKindsText
{
    public List<BodyKindText> Bodies { get; set; } = [];
}

internal sealed class BodyKindText
{
    public string Key { get; set; } = "";
    public string Field { get; set; } = "";
    public string Title { get; set; } = "";
    public string UsccPrefix { get; set; } = "11";
    public Dictionary<string, string> Names { get; set; } = [];
    public Dictionary<string, string> DoneBy { get; set; } = [];
}
