namespace Heluo.Modules.Tests.Packs;

/// <summary>A small pack of a city: one service of its own, with form, list and process.</summary>
internal sealed class CityPack : IDisposable
{
    private static readonly Dictionary<string, string> Files = new()
    {
        ["pack.yaml"] = "name: xuchang\ntitle: 许昌市政务服务事项包\nversion: 1.0.0\nformat: 1\nextends: henan\n",
        ["lists/dog-breed.yaml"] = "name: dog-breed\ntitle: 犬种\noptions:\n  - {value: \"1\", label: 金毛}\n  - {value: \"2\", label: 田园犬}\n",
        ["forms/pet-licence.yaml"] =
            """
            key: pet-licence
            title: 犬只登记表
            groups:
              - id: dog
                title: 犬只
                fields:
                  - {id: dogName, label: 犬名, type: text, required: true, max: 20}
                  - {id: breed, label: 犬种, type: choice, required: true, list: dog-breed}
                  - {id: chip, label: 芯片号, type: text, when: kind = "new", max: 20}

            """,
        ["processes/pet-approval.bpmn"] =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:heluo="urn:heluo:bpmn" id="pet-model" targetNamespace="urn:heluo:process">
              <process id="pet-approval" name="犬只登记" isExecutable="true">
                <startEvent id="submitted" name="收件"/>
                <userTask id="accept" name="受理" heluo:duty="accept" heluo:acts="Accept"/>
                <userTask id="decide" name="决定" heluo:duty="decide" heluo:acts="Approve Reject"/>
                <userTask id="deliver" name="送达" heluo:duty="deliver" heluo:acts="Deliver"/>
                <endEvent id="delivered" name="办结"/>
                <sequenceFlow id="f1" sourceRef="submitted" targetRef="accept"/>
                <sequenceFlow id="f2" sourceRef="accept" targetRef="decide"/>
                <sequenceFlow id="f3" sourceRef="decide" targetRef="deliver"/>
                <sequenceFlow id="f4" sourceRef="deliver" targetRef="delivered"/>
              </process>
            </definitions>

            """,
        ["items/pet-licence.yaml"] =
            """
            key: pet-licence
            code: "410106990000"
            name: 犬只登记
            type: 行政许可
            levels: [county]
            bodyKind: public-security
            audience: [自然人]
            keywords: [养狗证, 狗证, 办狗证]
            summary: 养狗先登记，领养犬登记证。
            basis:
              - law: 许昌市养犬管理条例
                article: 第十七条
                text: 养犬人应当到公安机关办理养犬登记。
            conditions: [犬只已经免疫。]
            situations:
              - id: kind
                question: 您要办哪一种？
                options: [{value: new, label: 首次登记}, {value: renew, label: 延续}]
            materials:
              - id: vaccine
                necessity: 非必要
                kind: 证件证书证明
                name: 犬只免疫证明
                standard: 在有效期内。
                fillNote: 拍照上传即可。
            form: pet-licence
            process: pet-approval
            clock:
              kind: 承诺件
              legal:
                days: 3
                unit: 工作日
                law: 许昌市养犬管理条例
                article: 第十七条
              promised:
                days: 3
                unit: 工作日
            channels: [网上办理, 窗口办理]
            visits: 0
            result: {name: 养犬登记证, kind: 证照, validity: 1年, sample: [{label: 犬名, value: 小黄}]}
            steps:
              - {name: 受理, days: 1, person: 受理人员, standard: 材料齐全, result: 受理通知书}
              - {name: 决定, days: 2, person: 审批负责人, standard: 符合条件, result: 决定}
            reviewPoints:
              - {step: 决定, content: 核对免疫, standard: 在有效期内, points: 看日期, note: 过期的先补免疫}
            commonErrors: [免疫证明过期。]
            faqs: [{q: 收费吗？, a: 不收费。}]

            """,
    };

    public string Folder { get; } = System.IO.Directory.CreateTempSubdirectory("heluo_pack").FullName;

    public static CityPack Write(Func<string, string, string>? change = null)
    {
        var pack = new CityPack();
        foreach (var (name, text) in Files)
        {
            var path = Path.Combine(pack.Folder, name);
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, change?.Invoke(name, text) ?? text);
        }

        return pack;
    }

    public void Dispose() => System.IO.Directory.Delete(Folder, recursive: true);
}
