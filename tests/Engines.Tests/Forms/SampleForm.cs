using Heluo.Engines.Forms;
using Shouldly;

namespace Heluo.Engines.Tests.Forms;

/// <summary>A form with every kind of field and rule, and values it accepts.</summary>
internal static class SampleForm
{
    public const string Json = """
        {
          "key": "birth-registration", "title": "出生登记申请表",
          "groups": [
            {"id": "child", "title": "孩子信息", "fields": [
              {"id": "childName", "label": "新生儿姓名", "type": "text", "required": true, "max": 30},
              {"id": "childSex", "label": "性别", "type": "choice", "required": true, "list": "sex"},
              {"id": "birthDate", "label": "出生日期", "type": "date", "required": true, "max": "today()", "min": "date(\"2000-01-01\")"},
              {"id": "certificate", "label": "出生医学证明编号", "type": "text", "max": 20, "when": "place = \"hospital\"", "required": "place = \"hospital\"",
               "checks": [{"rule": "string length(certificate) = 10", "message": "编号由一个大写字母和九位数字组成，请核对"}]}
            ]},
            {"id": "parents", "title": "父母信息", "fields": [
              {"id": "mother", "label": "母亲", "type": "person", "parts": true, "required": true},
              {"id": "father", "label": "父亲", "type": "person", "parts": true},
              {"id": "motherCitizen", "label": "母亲身份证号码", "type": "citizen"},
              {"id": "phone", "label": "联系电话", "type": "phone", "required": true, "prefill": "account.phone"}
            ]},
            {"id": "money", "title": "费用", "when": "subsidy = true", "fields": [
              {"id": "items", "label": "费用明细", "type": "table", "required": true, "minRows": 1, "maxRows": 3, "columns": [
                {"id": "name", "label": "项目", "type": "text", "required": true, "max": 20},
                {"id": "price", "label": "单价", "type": "money", "required": true, "min": 0},
                {"id": "count", "label": "数量", "type": "number", "decimals": 0, "min": 1, "max": 99, "required": true},
                {"id": "sum", "label": "小计", "type": "money", "calculate": "price * count"}
              ]},
              {"id": "total", "label": "合计", "type": "money", "calculate": "sum(items.sum)",
               "checks": [{"rule": "total <= 10000", "message": "合计不能超过一万元"}]}
            ]},
            {"id": "confirm", "title": "确认", "fields": [
              {"id": "ways", "label": "领取方式", "type": "choices", "options": [{"value": "post", "label": "邮寄"}, {"value": "window", "label": "窗口"}]},
              {"id": "address", "label": "邮寄地址", "type": "address", "parts": true, "min": 6, "when": "list contains(ways, \"post\")", "required": true},
              {"id": "promise", "label": "承诺", "type": "boolean", "checks": [{"rule": "promise = true", "message": "请勾选承诺后再提交"}]},
              {"id": "opinion", "label": "审查意见", "type": "multiline", "max": 100},
              {"id": "files", "label": "证明材料", "type": "file", "maxFiles": 2}
            ]}
          ],
          "rights": {
            "申请": {"fields": {"opinion": "hidden"}},
            "审查": {"default": "read", "fields": {"opinion": "write"}}
          }
        }
        """;

    public static FormResources Resources { get; } = new()
    {
        Lists = new Dictionary<string, IReadOnlyList<FormOption>> { ["sex"] = [new("1", "男"), new("2", "女")] },
        Names = ["place", "subsidy"],
    };

    public static FormDefinition Definition { get; } = Compile(Json);

    /// <summary>2026-11-23 10:00 in China.</summary>
    public static FormContext Context { get; } = new()
    {
        Clock = ClockAt(new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(8)), TimeZoneInfo.CreateCustomTimeZone("CST", TimeSpan.FromHours(8), "CST", "CST")),
        Answers = new Dictionary<string, object?> { ["place"] = "home", ["subsidy"] = false },
    };

    public static Dictionary<string, object?> Right() => new()
    {
        ["childName"] = " 王小萌 ",
        ["childSex"] = "2",
        ["birthDate"] = "2026-11-01",
        ["mother"] = new Dictionary<string, object?> { ["name"] = "李华", ["citizen"] = "41010519900101002x" },
        ["phone"] = "138 0371 1234",
        ["promise"] = "on",
    };

    public static FormDefinition Compile(string json, FormResources? resources = null)
    {
        var reading = FormSchema.Read(json);
        reading.Faults.ShouldBeEmpty();
        var compilation = FormDefinition.Compile(reading.Schema!, resources ?? Resources);
        compilation.Faults.ShouldBeEmpty();
        return compilation.Definition!;
    }

    /// <summary>A clock that stands, of a server in this zone.</summary>
    public static TimeProvider ClockAt(DateTimeOffset now, TimeZoneInfo zone) => new FixedClock(now, zone);

    private sealed class FixedClock(DateTimeOffset now, TimeZoneInfo zone) : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone { get; } = zone;

        public override DateTimeOffset GetUtcNow() => now.ToUniversalTime();
    }
}
