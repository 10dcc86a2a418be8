using Heluo.Bench.Crypto;
using Heluo.Engines.Crypto;
using Heluo.Engines.Documents.Fonts;
using Heluo.Engines.Documents.Layout;
using Heluo.Engines.Documents.Ofd;
using Heluo.Engines.Documents.Seals;
using Heluo.Engines.Documents.Signing;
using Heluo.Engines.Documents.Templates;
using Heluo.Engines.Documents.Verification;

namespace Heluo.Bench.Seals;

/// <summary>A one-page licence: filled from a template, written as OFD, sealed and stamped with the time as the platform does it; verified with every step; <c>--keep FILE</c> writes it. Rates are per processor second times two cores.</summary>
internal static class SealsBench
{
    private const double MadeBar = 100;
    private const double VerifiedBar = 200;
    private const int SizeBar = 60 * 1024;

    private const string Licence = """
        名称：食品经营许可证
        类型：凭证
        ---
        # 食品经营许可证
        @右 许可证编号：{{number}}
        @表 40 126
        | 经营者名称 | {{name}} |
        | 社会信用代码 | 91410100MA9ABCDE2N |
        | 法定代表人 | 王某某 |
        | 住所 | 河南省郑州市金水区某某路 12 号 |
        | 经营场所 | 河南省郑州市金水区某某路 12 号 1 层 |
        | 主体业态 | 餐饮服务经营者（小型餐馆） |
        | 经营项目 | 热食类食品制售；自制饮品制售（不含酒精） |
        | 有效期至 | 二〇三一年三月一日 |
        @小字 本证为样例，不得用于真实业务。
        @二维码 https://www.example.gov.cn/verify/410100202603010001 | 扫码核验
        @署名 郑州市市场监督管理局
        @日期 2026年3月2日
        @印章 郑州市市场监督管理局
        """;

    public static Task<int> RunAsync(string[] arguments)
    {
        var template = DocumentTemplate.Parse(Licence);
        using var store = SoftwareKeyStore.InMemory();
        var now = TimeProvider.System.GetUtcNow();
        var authority = DemonstrationAuthority.Create(store, "郑州市市场监督管理局", now.AddDays(-1));
        var seal = Seal(authority, now);
        var number = 0;
        byte[] Make() => Sign(template.Render(new Dictionary<string, object?> { ["number"] = $"JY{++number:D14}", ["name"] = "河南黄河餐饮服务有限公司" }), seal, authority, now);
        var file = Make();
        var verifier = new OfdVerifier(authority.ToTrustStore());
        if (!verifier.Verify(file).IsValid) throw new InvalidOperationException("the licence does not verify");
        if (arguments is ["--keep", var path]) File.WriteAllBytes(path, file);
        Console.WriteLine($"sealed licence of one page: {file.Length / 1024.0:F1} KB ({(double)file.Length / SizeBar:F2} of the bar of {SizeBar / 1024} KB), its seal {seal.Encoded.Length / 1024.0:F1} KB");
        var made = 2 * ProcessorTime.Median(() => ProcessorTime.PerSecond(() => Make()));
        Console.WriteLine($"made: {made:F0} /s on two cores ({made / MadeBar:F1}x of the bar of {MadeBar})");
        var verified = 2 * ProcessorTime.Median(() => ProcessorTime.PerSecond(() => verifier.Verify(file)));
        Console.WriteLine($"verified: {verified:F0} /s on two cores ({verified / VerifiedBar:F1}x of the bar of {VerifiedBar})");
        return Task.FromResult(file.Length <= SizeBar && made >= MadeBar && verified >= VerifiedBar ? 0 : 1);
    }

    private static ElectronicSeal Seal(DemonstrationAuthority authority, DateTimeOffset now) => ElectronicSeal.Make(
        new SealContent
        {
            Id = "41010000000001", Name = "郑州市市场监督管理局", Signers = [authority.Signer], CreatedAt = now, ValidFrom = now.AddDays(-1), ValidTo = now.AddYears(2),
            Image = new SealDesigner(FontLibrary.System).Round("郑州市市场监督管理局", "样例专用章").ToSealImage(),
        },
        authority.SealMaker, authority.SealMakerKey);

    private static byte[] Sign(LaidOutDocument document, ElectronicSeal seal, DemonstrationAuthority authority, DateTimeOffset now)
    {
        var place = document.SealPlaces[0];
        return OfdSigner.Sign(OfdWriter.ToBytes(document), new OfdSigningRequest
        {
            Certificate = authority.Signer, Key = authority.SignerKey, Seal = seal, SignedAt = now, Timestamps = authority.TimestampAuthority(TimeProvider.System),
            Places = [StampPlace.Around(place.Page, place.CentreX, place.CentreY, seal.Image.WidthMm, seal.Image.HeightMm)],
        });
    }
}
