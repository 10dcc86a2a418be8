using Heluo.Engines.Crypto;

namespace Heluo.Engines.Tests.Crypto;

/// <summary>A demonstration authority and a sealed signature, made once.</summary>
internal static class CryptoSamples
{
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset SigningTime = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);
    public static readonly DemonstrationAuthority Authority = DemonstrationAuthority.Create(SoftwareKeyStore.InMemory(), "河南省某某局", Start);
    public static readonly byte[] DataHash = Sm3.Hash("<ofd:Signature/>"u8);
    public const string SignaturePath = "/Doc_0/Signs/Sign_0/Signature.xml";

    public static ElectronicSeal Seal { get; } = MakeSeal();

    public static SealContent SealContent() => new()
    {
        Id = "41000000000001", Name = "河南省某某局（样例）", Signers = [Authority.Signer], CreatedAt = Start, ValidFrom = Start,
        ValidTo = Start.AddYears(2), Image = new SealImage("png", new byte[] { 1, 2, 3 }, 42, 42),
    };

    public static ElectronicSeal MakeSeal() => ElectronicSeal.Make(SealContent(), Authority.SealMaker, Authority.SealMakerKey);

    public static SealSignatureRequest Request(ElectronicSeal? seal = null) =>
        new() { Seal = seal ?? Seal, DataHash = DataHash, PropertyInfo = SignaturePath, SignedAt = SigningTime };

    public static SealVerificationRequest Expected() => new() { DataHash = DataHash, Path = SignaturePath };

    public static SealSignature Sign(ElectronicSeal? seal = null) => SealSignature.Sign(Request(seal), Authority.Signer, Authority.SignerKey);

    public static TimeProvider Clock(DateTimeOffset now) => new FixedClock(now);

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
