using Heluo.Engines.Text;
using Heluo.Engines.Text.Search;

namespace Heluo.Engines.Tests.Text;

/// <summary>Forty services with the words citizens use for them.</summary>
internal static class SampleItems
{
    private const string Items = """
        food|食品经营许可|开饭店 餐饮证 餐馆 卫生许可证|从事食品销售、餐饮服务应当依法取得食品经营许可。|自然人
        individual|个体工商户设立登记|营业执照 开店 个体户 做生意|自然人从事工商业经营，登记为个体工商户。|自然人
        company|有限责任公司设立登记|开公司 注册公司 营业执照 办执照|设立有限责任公司，申请营业执照。|企业
        company-cancel|公司注销登记|关公司 注销公司|公司解散后申请注销登记。|企业
        birth|出生登记|上户口 新生儿入户 给孩子落户 报户口|新生婴儿随父亲或者母亲申报户口。|自然人
        birth-certificate|出生医学证明签发|出生证 接生医院|医疗机构为新生儿签发出生医学证明。|自然人
        birth-service|生育登记|准生证 生育证 怀孕登记|夫妻生育子女的登记。|自然人
        move|户口迁移|迁户口 落户 转户口 户口迁入|公民迁移户口到常住地。|自然人
        hukou-cancel|死亡注销户口|去世销户 老人去世|公民死亡后申报注销户口。|自然人
        id|居民身份证换领|身份证到期 换身份证 身份证过期|居民身份证有效期满申请换领。|自然人
        id-lost|居民身份证补领|身份证丢了 补办身份证 身份证遗失|居民身份证丢失申请补领。|自然人
        residence|居住证申领|暂住证 外地人 流动人口|离开常住户口所在地到其他城市居住半年以上，可以申领居住证。|自然人
        passport|普通护照签发|出国 办护照|公民因出国旅游、探亲、留学申请普通护照。|自然人
        hk|往来港澳通行证签发|去香港 去澳门 港澳签注|公民因往来香港澳门申请通行证。|自然人
        marriage|结婚登记|领结婚证 结婚证 领证|男女双方自愿结婚的登记。|自然人
        divorce|离婚登记|离婚证 办离婚|夫妻双方自愿离婚的登记。|自然人
        marriage-copy|补领婚姻登记证|结婚证丢了 补结婚证|结婚证、离婚证遗失或者损毁的补领。|自然人
        driver|机动车驾驶证换证|驾照到期 换驾照 驾驶证|驾驶证有效期满换证。|自然人
        driver-lost|机动车驾驶证补证|驾照丢了 补驾照|驾驶证遗失补领。|自然人
        car-check|机动车检验合格标志核发|车辆年检 年审 验车|核发机动车检验合格标志。|自然人
        car-transfer|机动车转移登记|车辆过户 二手车过户|机动车所有权发生转移的登记。|自然人
        freight|道路货物运输经营许可|货运 营运证 道路运输许可证 跑货车|从事道路货物运输经营的许可。|企业
        ride|网络预约出租汽车驾驶员证|网约车 滴滴司机|从事网约车驾驶的资格。|自然人
        pension-check|养老保险待遇领取资格认证|养老金认证 退休金认证 老人认证 刷脸认证|领取养老保险待遇人员的资格认证。|自然人
        pension-claim|企业职工退休申请|办退休 退休 养老金 领退休金|参保人员达到法定退休年龄申请领取基本养老金。|自然人
        insurance-pay|灵活就业人员社会保险参保登记|自己交社保 社保缴费|灵活就业人员参加职工基本养老保险。|自然人
        card|社会保障卡补换|社保卡 社保卡丢了 补办社保卡|社会保障卡遗失、损坏的补换。|自然人
        medical-remote|异地就医备案|外地看病 异地看病 医保报销|参保人员跨省异地就医备案。|自然人
        medical-slow|门诊慢特病待遇认定|慢性病 高血压 糖尿病 门诊报销|门诊慢性病特殊疾病待遇资格认定。|自然人
        maternity|生育津贴支付|生孩子的钱 产假工资|职工生育期间的津贴。|自然人
        unemployment|失业保险金申领|失业 失业金 下岗 没工作|失业人员申领失业保险金。|自然人
        fund|住房公积金提取|取公积金 公积金 租房提取|职工符合条件提取住房公积金账户余额。|自然人
        house|不动产转移登记|房屋过户 房产证过户 二手房 卖房|房屋所有权转移的登记。|自然人
        house-first|不动产首次登记|办房产证 新房办证|新建商品房办理不动产权证书。|企业
        public-rent|公共租赁住房资格确认|公租房 廉租房 没房子住|城镇住房困难家庭申请公租房。|自然人
        low-income|最低生活保障对象认定|低保 困难补助 吃低保|家庭人均收入低于标准的可以申请最低生活保障。|自然人
        disability|残疾人两项补贴发放|残疾补贴 护理补贴 残疾人补助|困难残疾人生活补贴和重度残疾人护理补贴。|自然人
        disability-card|残疾人证办理|残疾证 评残|申领残疾人证。|自然人
        teacher|教师资格认定|教师证 当老师|认定教师资格。|自然人
        build|建筑工程施工许可证核发|开工 施工证 工地|建筑工程开工前申请施工许可证。|企业
        """;

    private const string SynonymLines = """
        饭店 餐馆 餐厅 饭馆 餐饮 小吃店   # 吃的地方
        孩子 小孩 新生儿 婴儿 宝宝 娃
        上户口 入户 落户 报户口 户口登记
        驾照 驾驶证 驾驶本
        社保卡 社会保障卡
        丢了 丢失 遗失 弄丢
        过期 到期 期满
        房子 房屋 住房 房产
        车子 车辆 机动车 汽车
        去世 死亡 过世
        """;

    public static IEnumerable<SearchDocument> Documents => Items.Split('\n').Select(line => line.Split('|')).Select(parts => new SearchDocument
    {
        Key = parts[0],
        Title = parts[1],
        Keywords = parts[2].Split(' '),
        Summary = parts[3],
        Tags = [parts[4]],
    });

    public static SearchIndex Index { get; } =
        SearchIndex.Build(Documents, new SearchSettings { Synonyms = Synonyms.Parse(SynonymLines.Split('\n')) });
}
