using Heluo.Kernel.Access;
using Heluo.Kernel.Results;
using Heluo.Platform.Directory.Domain;
using Heluo.Platform.Directory.Features;
using Heluo.Platform.Directory.Reading;
using Heluo.Web;
using Microsoft.AspNetCore.Http;

namespace Heluo.Platform.Directory.Pages;

/// <summary>An act on a page: what it asks for, and what it does with the answers.</summary>
internal sealed record PageAct(ActModel Model, Func<IFormCollection, Ordered, Task<Result<Done>>> Run);

/// <summary>Every act of the directory by the thing it changes; null for one that the thing doesn't know.</summary>
internal sealed class DirectoryActs(
    DirectoryViews views, DirectoryReader reader, ManageDivisions divisions, ManageBodies bodies, ManagePosts posts, ManageOfficials officials, Appoint appoint)
{
    private static readonly Ask Basis = new("basis", "批准文件或依据") { Hint = "如：国函〔2014〕121号" };

    public async Task<PageAct?> OfDivisionAsync(string code, string act, Actor actor, CancellationToken cancellation)
    {
        if (await views.DivisionAsync(code, views.Today, cancellation) is not { } view) return null;
        var (name, back) = (view.Division.Name, $"/work/directory/divisions/{code}");
        return act switch
        {
            "add" => new PageAct(
                new ActModel("增设下级区划", name, back, $"从生效日起，{name}多一个下级区划，可以在它下面设立机构。", "增设", false, [new("name", "名称"), new("code", "编码") { Hint = $"以 {code} 开头" }, From("从哪天起"), Basis]),
                async (form, order) => (await divisions.AddAsync(actor, code, form["code"].ToString().Trim(), form["name"].ToString(), order, cancellation)).Map(_ => Done.Value)),
            "rename" => new PageAct(
                new ActModel("更名", name, back, "编码不变，生效日起用新名称；旧名称留在沿革里，按旧名称也能查到。", "更名", false, [new("name", "新名称") { Value = name }, From("从哪天起"), Basis]),
                (form, order) => divisions.RenameAsync(actor, code, form["name"].ToString(), order, cancellation)),
            "replace" => new PageAct(
                new ActModel("撤销并由别的区划承接", name, back, $"生效日起 {name} 不再使用，旧编码指向承接的区划；身份证号里的旧编码照样能认。", "撤销", true, [new("successor", "承接区划的编码") { Hint = "要已经设立" }, From("从哪天起"), Basis]),
                (form, order) => divisions.ReplaceAsync(actor, code, form["successor"].ToString().Trim(), order, cancellation)),
            "add-body" => new PageAct(
                new ActModel("设立机构", name, back, "生效日起机构可以办理它这一类的事项；岗位和人员另外增设。", "设立", false,
                [
                    new("kind", "机构种类", AskKind.Select) { Options = [.. reader.Kinds.Select(k => new Option(k.Key, k.Title))] }, new("name", "名称") { Value = name }, new("creditCode", "统一社会信用代码"),
                    new("phone", "电话") { Optional = true }, new("address", "地址") { Optional = true }, From("从哪天起"), Basis,
                ]),
                async (form, order) => (await bodies.AddAsync(actor, new NewBody
                {
                    Division = code, Kind = form["kind"].ToString(), Name = form["name"].ToString(), CreditCode = form["creditCode"].ToString().Trim().ToUpperInvariant(), Phone = form["phone"].ToString(), Address = form["address"].ToString(),
                }, order, cancellation)).Map(_ => Done.Value)),
            _ => null,
        };
    }

    public async Task<PageAct?> OfBodyAsync(long id, string act, Actor actor, CancellationToken cancellation)
    {
        if (await views.BodyAsync(id, cancellation) is not { } view) return null;
        var (name, back) = (view.Name, $"/work/directory/bodies/{id}");
        return act switch
        {
            "rename" => new PageAct(
                new ActModel("更名", name, back, "生效日起用新名称；统一社会信用代码和在办的事都不变。", "更名", false, [new("name", "新名称") { Value = name }, From("从哪天起"), Basis]),
                (form, order) => bodies.RenameAsync(actor, id, form["name"].ToString(), order, cancellation)),
            "merge" => new PageAct(
                new ActModel("并入别的机构", name, back, "生效日起本机构撤销，岗位和任职同时结束，在办的事和人员归承接的机构。", "并入", true,
                [
                    new("successor", "承接的机构", AskKind.Select) { Options = [.. reader.BodiesOf(view.Row.Division).Where(b => b.Id != id).Select(b => new Option($"{b.Id}", b.Name))] }, From("从哪天起"), Basis,
                ]),
                (form, order) => bodies.MergeAsync(actor, id, long.TryParse(form["successor"], out var other) ? other : 0, order, cancellation)),
            "abolish" => new PageAct(
                new ActModel("撤销机构", name, back, "生效日起不再接收新的申请，岗位和任职同时结束。有承接单位的，请用“并入别的机构”。", "撤销机构", true, [From("从哪天起"), Basis]),
                (_, order) => bodies.AbolishAsync(actor, id, order, cancellation)),
            "locate" => new PageAct(
                new ActModel("改电话地址", name, back, "马上生效，办事指南上同步更新。", "保存", false, [new("phone", "电话") { Value = view.Row.Phone }, new("address", "地址") { Value = view.Row.Address, Optional = true }]),
                (form, _) => bodies.LocateAsync(actor, id, form["phone"].ToString(), form["address"].ToString(), cancellation)),
            "add-post" => new PageAct(
                new ActModel("增设岗位", name, back, "新岗位没有职责，由安全管理员设置职责后才能任职办事。", "增设", false, [new("department", "内设机构"), new("name", "岗位名称"), From("从哪天起"), Basis]),
                async (form, order) => (await posts.AddAsync(actor, id, form["department"].ToString(), form["name"].ToString(), order, cancellation)).Map(_ => Done.Value)),
            "add-official" => new PageAct(
                new ActModel("增加人员", name, back, "登记后由安全管理员任职；账号另行开通。", "增加", false, [new("name", "姓名"), new("staffNumber", "工号"), new("phone", "电话") { Optional = true }]),
                async (form, _) => (await officials.AddAsync(actor, id, form["name"].ToString(), form["staffNumber"].ToString(), form["phone"].ToString(), cancellation)).Map(_ => Done.Value)),
            _ => null,
        };
    }

    public async Task<PageAct?> OfPostAsync(long id, string act, Actor actor, CancellationToken cancellation)
    {
        if (await views.PostAsync(id, cancellation) is not { } view) return null;
        var (name, back) = ($"{view.Body.Name} {view.Row.Name}", $"/work/directory/posts/{id}");
        return act switch
        {
            "duties" => new PageAct(
                new ActModel("设置职责", name, back, "马上生效：在岗的人按新职责取得或者失去权限。", "保存职责", false,
                [
                    new("duties", "职责", AskKind.Choices) { Values = view.Row.Duties.Split(' '), Options = [.. view.Duties.Select(d => new Option(d.Code, d.Name, d.Excludes.Length == 0 ? null : "不得与别的职责兼任"))] }, Basis,
                ]),
                (form, order) => posts.SetDutiesAsync(actor, id, [.. form["duties"].OfType<string>()], order, cancellation)),
            "appoint" => new PageAct(
                new ActModel("任职", name, back, "从任职日起取得这个岗位的全部权限。", "任职", false,
                [
                    new("official", "人员", AskKind.Select) { Options = [.. (await views.OfficialsOfAsync(view.Body.Id, cancellation)).Select(o => new Option($"{o.Id}", $"{o.Name}（{o.StaffNumber}）"))] },
                    new("acting", "方式", AskKind.YesNo) { Value = "false", Options = [new("false", "正式"), new("true", "代理")] }, From("从哪天起"),
                    new("to", "到哪天止", AskKind.Day) { Optional = true, Hint = "代理必须填，最长一年；正式任职可以不填" }, Basis,
                ]),
                async (form, order) => (await appoint.RunAsync(actor, new NewAppointment(long.TryParse(form["official"], out var who) ? who : 0, id, form["acting"] == "true", Day(form, "to")), order, cancellation)).Map(_ => Done.Value)),
            "end" => new PageAct(
                new ActModel("撤销岗位", name, back, "生效日起岗位撤销，在岗的人同时免去这个岗位。", "撤销岗位", true, [From("从哪天起"), Basis]),
                (_, order) => posts.EndAsync(actor, id, order, cancellation)),
            _ => null,
        };
    }

    public async Task<PageAct?> OfOfficialAsync(long id, string act, Actor actor, CancellationToken cancellation)
    {
        if (await views.OfficialAsync(id, cancellation) is not { Body: { } body } view) return null;
        var (name, back) = (view.Official.Name, $"/work/directory/officials/{id}");
        return act switch
        {
            "transfer" => new PageAct(
                new ActModel("调动", name, back, "生效日起免去现有全部岗位，归新单位；新岗位另行任职。手上的工作请先转办。", "调动", true,
                [
                    new("body", "调入单位", AskKind.Select) { Options = [.. reader.BodiesOf(body.Division).Where(b => b.Id != body.Id).Select(b => new Option($"{b.Id}", b.Name))], Hint = "同一区划的机构；跨区划调动请由上级办理" }, From("从哪天起"), Basis,
                ]),
                (form, order) => officials.TransferAsync(actor, id, long.TryParse(form["body"], out var to) ? to : 0, order, cancellation)),
            "leave" => new PageAct(
                new ActModel("离任", name, back, "生效日起免去全部岗位，账号不能再登录。手上的工作请先转办。", "办理离任", true, [From("从哪天起"), Basis]),
                (_, order) => officials.LeaveAsync(actor, id, order, cancellation)),
            _ => null,
        };
    }

    public PageAct OfAppointment(long id, long postId, Actor actor, CancellationToken cancellation) => new(
        new ActModel("免职", "岗位", $"/work/directory/posts/{postId}", "生效日起不再有这个岗位的权限。手上的工作请先转办。", "免职", true, [From("从哪天起"), Basis]),
        (_, order) => appoint.EndAsync(actor, id, order, cancellation));

    internal static DateOnly? Day(IFormCollection form, string name) =>
        DateOnly.TryParseExact(form[name].ToString(), "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day) ? day : null;

    private Ask From(string label) => new("effectiveFrom", label, AskKind.Day) { Value = views.Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), Hint = "可以安排在以后某一天" };
}
