using System.Security.Cryptography;
using System.Text;
using Heluo.Engines.Crypto;
using Heluo.Engines.Tests.Crypto.Peers;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Crypto;

/// <summary>Whatever goes wrong, no key, passphrase or plaintext shows in a text that could reach a log.</summary>
public sealed class SecrecyTests
{
    private const string Passphrase = "correct horse 口令 8731";
    private static readonly byte[] Scalar = Convert.FromHexString("3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8");
    private static readonly byte[] Plaintext = Encoding.UTF8.GetBytes("身份证号11010519491231002X");

    [Fact]
    public void Failures_OfEveryKind_TellNothingSecret()
    {
        using var folder = new TemporaryFolder();
        using var key = new Sm2PrivateKey(Scalar);
        using var store = SoftwareKeyStore.Open(Path.Combine(folder.Path, "keys"), Passphrase, 1000);
        store.Import("own", Scalar);
        var ciphertext = key.PublicKey.Encrypt(Plaintext).ToBytes();
        ciphertext[^1] ^= 1;
        using var gcm = new Sm4Gcm(Scalar.AsSpan(0, 16));
        var keyFile = Path.Combine(folder.Path, "keys", "own.key");

        string[] texts =
        [
            Text(() => key.Decrypt(Sm2Ciphertext.FromBytes(ciphertext))),
            Text(() => store.Decrypt("own", Sm2Ciphertext.FromBytes(ciphertext))),
            Text(() => store.Import("own", Scalar)),
            Text(() => store.SignDigest("absent", new byte[32])),
            Text(() => SoftwareKeyStore.Open(Path.Combine(folder.Path, "keys"), "wrong", 1000)),
            Text(() => Sm4Cbc.Decrypt(Scalar.AsSpan(0, 16), new byte[16], Plaintext)),
            Text(() => Sm4Cbc.Decrypt(Scalar.AsSpan(0, 16), new byte[16], Sm4Cbc.Encrypt(Scalar.AsSpan(16, 16), new byte[16], Plaintext))),
            Text(() => new Sm2PrivateKey(Scalar.AsSpan(0, 31)).Dispose()),
            Text(() => new Sm2PublicKey(Scalar).GetHashCode()),
            Text(() => DerReader.OpenSequence(Scalar)),
            Text(() => DerReader.OpenSequence(Plaintext)),
            Text(() => Tamper(keyFile, folder.Path)),
            $"{key} {store} {gcm} {new SigningKey(store, "own")} {SealedKey.Make(gcm, "own", key)}",
        ];

        foreach (var text in texts) text.ShouldSatisfyAllConditions(Secrets().Select(secret => (Action)(() => text.ShouldNotContain(secret))).ToArray());
        File.ReadAllBytes(keyFile).AsSpan().IndexOf(Scalar).ShouldBe(-1);
    }

    [Fact]
    public void Dispose_OfAKey_OverwritesIt()
    {
        var key = new Sm2PrivateKey(Scalar);
        key.Dispose();
        var left = new byte[Sm2PrivateKey.Bytes];
        key.CopyTo(left);

        left.ShouldBe(new byte[Sm2PrivateKey.Bytes]);
    }

    private static IEnumerable<string> Secrets() =>
        new[] { Scalar, Scalar[..16], Plaintext }.SelectMany(bytes => new[] { Convert.ToHexString(bytes), Convert.ToHexStringLower(bytes), Convert.ToBase64String(bytes) })
            .Append(new System.Numerics.BigInteger(Scalar, isUnsigned: true, isBigEndian: true).ToString(System.Globalization.CultureInfo.InvariantCulture))
            .Append(Encoding.UTF8.GetString(Plaintext)).Append(Passphrase).Append("11010519491231002X");

    private static void Tamper(string keyFile, string folder)
    {
        var data = File.ReadAllBytes(keyFile);
        data[^1] ^= 1;
        File.WriteAllBytes(keyFile, data);
        using var store = SoftwareKeyStore.Open(Path.Combine(folder, "keys"), Passphrase, 1000);
        store.SignDigest("own", new byte[32]);
    }

    private static string Text(Action action) => Should.Throw<Exception>(action).ToString();
}
