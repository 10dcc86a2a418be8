using Heluo.Kernel.Storage;
using Heluo.Kernel.Time;
using Heluo.Platform.Items.Contracts;
using Heluo.Platform.Items.Domain;
using Heluo.Platform.Items.Domain.Guide;
using Heluo.Platform.Packs.Contracts;

namespace Heluo.Platform.Items.Reading;

/// <summary>
/// The tables of the national exchange (standards A2.2) as records with their column names: <c>directory general_basic general_extend general_material
/// general_fee_project general_questions</c>. All but the first are per implementing body of one division.
/// </summary>
internal sealed class ExchangeTables(ItemCatalogue catalogue, PackFolder pack, TimeProvider clock)
{
    /// <summary>国家交换数据来源: 1 and the province.</summary>
    private const string DataSource = "141";
    private readonly PackPart<ExchangeCodesFile> _codes = new(pack, p => p.Has("exchange.yaml") ? p.Read<ExchangeCodesFile>("exchange.yaml") : new ExchangeCodesFile());

    public static IReadOnlyList<string> Names { get; } = ["directory", "general_basic", "general_extend", "general_material", "general_fee_project", "general_questions"];

    /// <summary>One page of a table; null when there is no such table.</summary>
    /// <param name="table">Name of the table.</param>
    /// <param name="division">Division whose bodies are meant.</param>
    /// <param name="after">Basic code after which the page begins.</param>
    /// <param name="limit">Items a page; an item may give several rows.</param>
    public ExchangePage? Read(string table, string division, string? after, int limit)
    {
        Func<Implementation, IEnumerable<Dictionary<string, object?>>>? rows = table switch
        {
            "directory" => null,
            "general_basic" => i => [Basic(i)],
            "general_extend" => i => [Extend(i)],
            "general_material" => Materials,
            "general_fee_project" => Fees,
            "general_questions" => Questions,
            _ => null,
        };
        if (rows is null && table != "directory") return null;
        var items = catalogue.All.SkipWhile(i => after is { Length: > 0 } && string.CompareOrdinal(i.Elements.Code, after) <= 0).Take(Math.Clamp(limit, 1, 200)).ToList();
        var found = rows is null ? items.Select(Directory) : items.Select(i => Implemented(i, division)).OfType<Implementation>().SelectMany(rows);
        return new ExchangePage([.. found.Select(Stamp)], items.Count == Math.Clamp(limit, 1, 200) ? items[^1].Elements.Code : null);
    }

    /// <summary>The item at exactly this division, not at the one above.</summary>
    private Implementation? Implemented(Item item, string division) => catalogue.Implement(item.Key, division) is { } found && found.Body.Division == division ? found : null;

    private Dictionary<string, object?> Directory(Item item) => new()
    {
        ["row_guid"] = $"{item.VersionId}", ["task_name"] = item.Elements.Name, ["catalog_code"] = item.Elements.Code, ["task_type"] = TypeCode(item.Elements),
        ["by_law"] = Basis(item.Elements), ["use_level"] = Levels(item.Elements), ["task_state"] = catalogue.PauseOf(item.Key) is null ? "1" : "2", ["task_version"] = $"{item.Number}",
        ["plan_effective_date"] = item.EffectiveFrom.ToString("yyyy-MM-dd", null), ["plan_cancel_date"] = catalogue.EndOf(item.Key)?.ToString("yyyy-MM-dd", null),
    };

    private Dictionary<string, object?> Basic(Implementation implementation)
    {
        var e = implementation.Elements;
        return new Dictionary<string, object?>
        {
            ["row_guid"] = implementation.Code, ["task_name"] = e.Name, ["catalog_code"] = e.Code, ["task_code"] = implementation.Code, ["task_handle_item"] = implementation.Code + "00",
            ["task_type"] = TypeCode(e), ["by_law"] = Basis(e), ["use_level"] = $"{1 + (int)implementation.Body.Level}", ["task_state"] = catalogue.PauseOf(e.Key) is null ? "1" : "2",
            ["task_version"] = $"{implementation.Item.Number}", ["dept_name"] = implementation.Body.Name, ["dept_code"] = implementation.Body.CreditCode, ["dept_type"] = $"{1 + Array.IndexOf(Vocabulary.BodyNatures, e.BodyNature)}", ["entrust_name"] = e.EntrustedBy,
            ["accept_condition"] = string.Join('\n', e.Conditions), ["anticipate_day"] = e.Clock.Legal.Days, ["anticipate_type"] = UnitCode(e.Clock.Legal), ["anticipate_explain"] = e.Clock.LegalNote.Length > 0 ? e.Clock.LegalNote : e.Clock.Legal.Law + e.Clock.Legal.Article,
            ["promise_day"] = e.Clock.Promised.Days, ["promise_type"] = UnitCode(e.Clock.Promised), ["promise_explain"] = e.Clock.PromisedNote, ["project_type"] = Codes.ProjectType.GetValueOrDefault(e.Clock.Kind, e.Clock.Kind == "即办件" ? "1" : "2"),
            ["server_type"] = string.Join('^', e.Audience), ["handle_type"] = string.Join('^', e.Channels), ["handle_flow"] = string.Join(" → ", e.Steps.Select(s => s.Name)),
            ["transact_addr"] = e.Contact.Address, ["transact_time"] = e.Contact.Hours, ["link_way"] = e.Contact.Phone, ["supervise_way"] = e.Contact.Complaint, ["is_fee"] = Flag(e.Fees.Count > 0),
            ["fee_basis"] = string.Join('；', e.Fees.Select(f => f.Basis)), ["limit_scene_num"] = e.Visits, ["special_procedure"] = string.Join('；', e.SpecialProcedures.Select(p => p.Name)),
            ["link_addr"] = $"/items/{e.Key}", ["mobile_terminal_url"] = $"/items/{e.Key}", ["is_single_login"] = "1", ["app_is_single_login"] = "1", ["power_source"] = e.PowerSource,
        };
    }

    private static Dictionary<string, object?> Extend(Implementation implementation)
    {
        var e = implementation.Elements;
        return new Dictionary<string, object?>
        {
            ["row_guid"] = implementation.Code, ["task_code"] = implementation.Code, ["handle_area"] = e.Reach, ["is_online"] = Flag(e.Online), ["online_handle_depth"] = e.OnlineDepth.Length > 0 ? $"{1 + Array.IndexOf(Vocabulary.OnlineDepths, e.OnlineDepth)}" : e.Online ? "4" : "1",
            ["is_entry_center"] = Flag(e.OutsideCentre.Length == 0), ["is_express"] = Flag(e.Channels.Contains("快递申请")), ["is_pay_online"] = Flag(e.PayOnline), ["is_schedule"] = Flag(e.Channels.Contains("窗口办理")),
            ["is_service_terminals"] = Flag(e.Channels.Contains("自助终端办理")), ["limit_explain"] = e.QuantityLimit, ["other_dept"] = string.Join('^', e.JointBodies), ["result_type"] = e.Result.Kind switch { "证照" => "10", "批文" => "20", _ => "30" },
            ["result_name"] = e.Result.Name, ["result_guid"] = e.Result.Sample.Count > 0 ? implementation.Code + "-result" : null, ["service_type"] = e.Intermediary, ["person_topic"] = string.Join('^', e.PersonTopics), ["legal_topic"] = string.Join('^', e.EnterpriseTopics),
            ["town_name"] = null, ["village_name"] = null,
        };
    }

    private static IEnumerable<Dictionary<string, object?>> Materials(Implementation implementation) => implementation.Elements.Materials.Select((m, i) => new Dictionary<string, object?>
    {
        ["row_guid"] = $"{implementation.Code}-{m.Id}", ["task_code"] = implementation.Code, ["material_name"] = m.Name, ["order_num"] = i + 1,
        ["material_type"] = m.Kind switch { "证件证书证明" => "1", "申请表格文书" => "2", _ => "3" }, ["material_format"] = m.Medium switch { "纸质" => "1", "电子化" => "2", _ => "3" },
        ["source_type"] = m.Source switch { "申请人自备" => "10", "政府部门核发" => "20", _ => "99" }, ["source_explain"] = m.SharedFrom.Length > 0 ? $"由{m.SharedFrom}共享取得" : m.SourceBody,
        ["is_need"] = m.Necessity switch { "必要" => "1", "非必要" => "2", _ => "3" }, ["page_num"] = m.Copies, ["page_format"] = string.Join(' ', m.Formats), ["by_law"] = m.Law,
        ["accept_stand"] = m.Standard, ["fill_explain"] = m.FillNote, ["form_guid"] = m.Blank.Length > 0 ? $"{implementation.Code}-{m.Id}-blank" : null, ["example_guid"] = m.Example.Length > 0 ? $"{implementation.Code}-{m.Id}-example" : null,
    });

    private static IEnumerable<Dictionary<string, object?>> Fees(Implementation implementation) => implementation.Elements.Fees.Select((f, i) => new Dictionary<string, object?>
    {
        ["row_guid"] = $"{implementation.Code}-f{i + 1}", ["task_code"] = implementation.Code, ["fee_name"] = f.Name, ["fee_stand"] = f.Standard, ["reduce_explain"] = f.Reduction, ["by_law"] = f.Basis, ["order_num"] = i + 1,
    });

    private static IEnumerable<Dictionary<string, object?>> Questions(Implementation implementation) => implementation.Elements.Faqs.Select((f, i) => new Dictionary<string, object?>
    {
        ["row_guid"] = $"{implementation.Code}-q{i + 1}", ["task_code"] = implementation.Code, ["question"] = f.Q, ["answer"] = f.A, ["order_num"] = i + 1,
    });

    private Dictionary<string, object?> Stamp(Dictionary<string, object?> row)
    {
        var now = clock.GetUtcNow().InChina();
        row["cd_batch"] = now.ToString("yyyyMMdd", null) + "00001";
        row["cd_operation"] = "i";
        row["cd_time"] = now.ToString("yyyy-MM-dd HH:mm:ss", null);
        row["data_source"] = DataSource;
        return row;
    }

    private ExchangeCodesFile Codes => _codes.Value;

    private string TypeCode(ItemElements elements) => Codes.TaskType.TryGetValue(elements.Type, out var code) ? code : Vocabulary.Types[elements.Type];

    private static string Basis(ItemElements elements) => string.Join('；', elements.Basis.Select(b => $"《{b.Law}》{b.Article}"));

    private static string Levels(ItemElements elements) => string.Join('^', elements.Levels.Select(l => Array.IndexOf([.. Vocabulary.Levels.Keys], l) + 2));

    private static string UnitCode(DayTerm term) => term.Unit == "自然日" ? "2" : "1";

    private static string Flag(bool yes) => yes ? "1" : "0";
}

/// <summary>File <c>exchange.yaml</c> of the pack: codes on which the sources disagree (standards A0).</summary>
internal sealed class ExchangeCodesFile
{
    public Dictionary<string, string> TaskType { get; set; } = [];
    public Dictionary<string, string> ProjectType { get; set; } = [];
}

/// <summary>A page of an exchange table.</summary>
/// <param name="Rows">Rows.</param>
/// <param name="Next">Give it as <c>after</c> for the next page; null at the end.</param>
internal sealed record ExchangePage(IReadOnlyList<Dictionary<string, object?>> Rows, string? Next);
