using Heluo.Kernel.Access;
using Heluo.Kernel.Modules;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Platform.Directory.Data;
using Heluo.Platform.Directory.Domain;
using Heluo.Platform.Packs.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Directory.Seeding;

/// <summary>Officials to try the platform with: those of <c>demo.yaml</c>, and one in every other post of the divisions named there.</summary>
internal sealed class DemoOfficialsSeed(Writes writes, ModuleDbFactory<DirectoryDb> databases, PackFolder pack, DirectoryReader reader) : ISeed
{
    private const string Surnames = "王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈";
    private const string GivenNames = "建国志强秀英丽华晓明海燕春梅玉兰文博雅静俊杰欣怡浩然思远雨晴子涵红霞永刚凤霞国庆慧敏立新";
    private static readonly DateOnly From = new(2024, 1, 1);

    public int Order => 11;

    public bool IsDemo => true;

    public async Task SeedAsync(CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        if (await db.Officials.AnyAsync(cancellation)) return;
        var demo = pack.Read<DemoFile>("demo.yaml");
        var divisions = demo.Officials.Select(o => o.Division).Concat(demo.StaffedDivisions).Distinct().ToList();
        var bodies = await db.Bodies.Where(b => divisions.Contains(b.Division)).OrderBy(b => b.Id).ToListAsync(cancellation);
        var posts = await db.Posts.Where(p => db.Bodies.Any(b => b.Id == p.BodyId && divisions.Contains(b.Division))).OrderBy(p => p.Id).ToListAsync(cancellation);
        await writes.RunAsync<Done>(new Act(Actor.Platform, "directory.import-demo", "pack", "demo"), unit =>
        {
            var target = unit.Db<DirectoryDb>();
            var taken = demo.Officials.SelectMany(official => Appoint(unit, target, official, bodies, posts)).ToHashSet();
            var number = 0;
            foreach (var body in bodies.Where(b => demo.StaffedDivisions.Contains(b.Division)))
                foreach (var post in posts.Where(p => p.BodyId == body.Id && !taken.Contains(p.Id)))
                    Add(unit, target, NameOf(number), body.Id, $"{body.Division}{++number:D5}", [post.Id]);
            return Task.FromResult<Result<Done>>(Done.Value);
        }, cancellation);
        reader.Forget();
    }

    private static long[] Appoint(Unit unit, DirectoryDb db, DemoFile.DemoOfficial official, List<BodyRow> bodies, List<PostRow> posts)
    {
        var body = bodies.Find(b => b.Kind == official.Body && b.Division == official.Division)
            ?? throw new InvalidDataException($"demo.yaml：{official.Login} 的机构 {official.Body} 在 {official.Division} 不存在");
        long[] held = [.. official.Posts.Select(name => posts.Find(p => p.BodyId == body.Id && p.Name == name)?.Id
            ?? throw new InvalidDataException($"demo.yaml：{official.Login} 的岗位 {name} 不存在"))];
        Add(unit, db, official.Name, body.Id, official.Login, held);
        return held;
    }

    private static void Add(Unit unit, DirectoryDb db, string name, long bodyId, string staffNumber, long[] posts)
    {
        var official = new Official { Id = unit.NextId(), Name = name, BodyId = bodyId, StaffNumber = staffNumber };
        db.Officials.Add(official);
        foreach (var post in posts) db.Appointments.Add(new Appointment { Id = unit.NextId(), OfficialId = official.Id, PostId = post, ValidFrom = From });
    }

    private static string NameOf(int number) =>
        $"{Surnames[number * 7 % Surnames.Length]}{GivenNames.Substring(number * 11 % (GivenNames.Length / 2) * 2, 2)}";
}
