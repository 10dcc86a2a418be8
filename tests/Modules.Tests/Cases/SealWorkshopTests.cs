using Heluo.Engines.Crypto;
using Heluo.Engines.Documents.Layout;
using Heluo.Engines.Documents.Ofd;
using Heluo.Engines.Documents.Signing;
using Heluo.Engines.Documents.Verification;
using Heluo.Modules.Tests.Hosting;
using Heluo.Platform.Cases.Domain;
using Shouldly;
using Xunit;

namespace Heluo.Modules.Tests.Cases;

/// <summary>Demonstration seals in a folder of their own.</summary>
public sealed class SealWorkshopTests : IDisposable
{
    private static readonly byte[] Plain = OfdWriter.ToBytes(new LaidOutDocument { Pages = [new LaidOutPage(210, 297, [new Shape(PathData.Rectangle(20, 20, 50, 20)) { Stroke = Color.Black }])] });
    private readonly string _folder = Path.Combine(System.IO.Directory.CreateTempSubdirectory("heluo-").FullName, "seals");

    [Theory]
    [InlineData(1)]
    [InlineData(36)]
    [InlineData(37)]
    [InlineData(59)]
    [InlineData(60)]
    [InlineData(80)]
    public void Find_BodyWithANameOfAnyLength_SealsAndVerifies(int length)
    {
        using var workshop = SealWorkshop.Open(_folder, "", TimeProvider.System.GetUtcNow());
        var name = string.Concat(Enumerable.Repeat("河南省郑州市某某某区行政审批和政务信息管理局", 4))[..length];

        var result = new OfdVerifier(workshop.Trust).Verify(Sign(workshop, name, TimeProvider.System));

        result.IsValid.ShouldBeTrue();
        result.Signatures[0].Seal!.Name.ShouldBe(name + "（样例）");
    }

    [Fact]
    public void Timestamps_FolderOfAnEarlierVersion_GetsItsCertificate()
    {
        SealWorkshop.Open(_folder, "", TimeProvider.System.GetUtcNow()).Dispose();
        File.Delete(Path.Combine(_folder, "timestamp.cer"));
        using var workshop = SealWorkshop.Open(_folder, "", TimeProvider.System.GetUtcNow());

        Timestamp(workshop, Sign(workshop, "某某局", TimeProvider.System)).Outcome.ShouldBe(StepOutcome.Passed);
        File.Exists(Path.Combine(_folder, "timestamp.cer")).ShouldBeTrue();
    }

    [Fact]
    public void Timestamps_CertificateRunOut_IsIssuedAnew()
    {
        using var workshop = SealWorkshop.Open(_folder, "", TimeProvider.System.GetUtcNow());
        var later = new LaterClock(TimeProvider.System.GetUtcNow().AddYears(4));

        Timestamp(workshop, Sign(workshop, "某某局", later)).Outcome.ShouldBe(StepOutcome.Passed);
    }

    public void Dispose() => System.IO.Directory.Delete(Path.GetDirectoryName(_folder)!, recursive: true);

    private static byte[] Sign(SealWorkshop workshop, string body, TimeProvider clock)
    {
        var own = workshop.Find(body, clock.GetUtcNow());
        return OfdSigner.Sign(Plain, new OfdSigningRequest { Certificate = own.Certificate, Key = own.Key, Seal = own.Seal, SignedAt = clock.GetUtcNow(), Timestamps = workshop.Timestamps(clock) });
    }

    private static VerificationStep Timestamp(SealWorkshop workshop, byte[] file) =>
        new OfdVerifier(workshop.Trust).Verify(file).Signatures[0].Steps.Single(step => step.Code == "timestamp");

    private sealed class LaterClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
