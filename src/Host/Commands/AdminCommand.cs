using Heluo.Kernel.Access;
using Heluo.Kernel.Time;
using Heluo.Platform.Directory.Contracts;
using Heluo.Platform.Directory.Features;
using Heluo.Platform.Directory.Seeding;
using Heluo.Platform.Identity.Features;
using Heluo.Platform.Packs.Contracts;

namespace Heluo.Host.Commands;

/// <summary><c>admin add</c>: the first administrators of an installation without demo accounts, for no account and no password comes with the program.</summary>
internal sealed class AdminCommand : ICommand
{
    private const string Province = "41";
    private static readonly string[] Duties = ["system-admin", "security-admin", "audit-admin"];

    public string Verb => "admin";

    public string Help => "开通第一批管理员的账号";

    public IReadOnlyList<string> Usage =>
    [
        "add 工号 姓名 职责 [--data DIR] [--store postgres --connection C]", "  职责                  system-admin 系统管理员、security-admin 安全管理员、audit-admin 审计管理员", .. Settings.StoreHelp,
    ];

    public async Task<int> RunAsync(string[] arguments)
    {
        if (arguments is not ["add", var staff, var name, var duty, .. var options] || !Duties.Contains(duty)) return this.Misused();
        await using var application = HeluoApplication.Build(Settings.FromArguments(options));
        await Seeding.SeedAsync(application.Services, demo: false, CancellationToken.None);
        return await AddAsync(application.Services, staff, name, duty);
    }

    private static async Task<int> AddAsync(IServiceProvider services, string staff, string name, string duty)
    {
        var directory = services.GetRequiredService<IDirectory>();
        var hall = services.GetRequiredService<PackFolder>().Read<DutiesFile>("duties.yaml").Hall.Body;
        var post = directory.BodiesOf(Province).Where(b => b.Kind == hall).SelectMany(b => directory.PostsWithDuty(b.Id, duty)).FirstOrDefault();
        if (post is null) return Refused($"事项包的 duties.yaml 没有承担 {duty} 的岗位");
        var order = new Ordered(services.GetRequiredService<TimeProvider>().GetUtcNow().DayInChina(), "首次启用");
        var official = await services.GetRequiredService<ManageOfficials>().AddAsync(Actor.Platform, post.BodyId, name, staff, "", CancellationToken.None);
        if (!official.Ok) return Refused(official.Error.Message);
        var appointed = await services.GetRequiredService<Appoint>().RunAsync(Actor.Platform, new NewAppointment(official.Value, post.Id, Acting: false, To: null), order, CancellationToken.None);
        if (!appointed.Ok) return Refused(appointed.Error.Message);
        var opened = await services.GetRequiredService<ManageAccounts>().OpenAsync(Actor.Platform, official.Value, CancellationToken.None);
        if (!opened.Ok) return Refused(opened.Error.Message);
        Console.WriteLine($"已任命为{post.Name}。登录名 {staff.Trim()}，初始密码 {opened.Value}，只显示这一次，第一次登录要先修改。");
        return 0;
    }

    private static int Refused(string words)
    {
        Console.Error.WriteLine(words);
        return 1;
    }
}
