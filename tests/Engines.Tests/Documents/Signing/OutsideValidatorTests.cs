using Shouldly;
using Xunit;
using static Heluo.Engines.Tests.Crypto.CryptoSamples;
using static Heluo.Engines.Tests.Documents.Signing.SignedSamples;

namespace Heluo.Engines.Tests.Documents.Signing;

public sealed class OutsideValidatorTests
{
    [Fact]
    public void Validate_OurFile_IsAccepted() => OutsideValidator.Validate(Sealed).ShouldBe("");

    [Fact]
    public void Validate_OurFileWithTimestampAndSeveralSeals_IsAccepted() =>
        OutsideValidator.Validate(Sign(Sign(Sealed, r => r with { Timestamps = Authority.TimestampAuthority(Clock(SigningTime)) }))).ShouldBe("");

    [Fact]
    public void Validate_OurFileChanged_IsRefused()
    {
        OutsideValidator.Validate(With(Sealed, "Doc_0/Pages/Page_0/Content.xml", data => [.. data!, 32])).ShouldBe("digest of /Doc_0/Pages/Page_0/Content.xml");
        OutsideValidator.Validate(With(Sealed, "Doc_0/Signs/Sign_0/Signature.xml", data => [.. data!, 32])).ShouldBe("hash of description");
    }
}
