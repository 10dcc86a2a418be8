using System.Security.Cryptography;

namespace Heluo.Engines.Crypto;

/// <summary>Stamps digests with the time (RFC 3161, GB/T 20520).</summary>
/// <param name="certificate">A certificate with the purpose <see cref="TimestampOids.Purpose"/>.</param>
/// <param name="key">The key that belongs to it.</param>
/// <param name="policy">Object identifier of the policy followed.</param>
/// <param name="clock">Where the time comes from.</param>
public sealed class TimestampAuthority(Certificate certificate, SigningKey key, string policy, TimeProvider clock)
{
    private const int BadAlgorithmBit = 0;
    private const int BadFormatBit = 5;
    private const int RefusedPolicyBit = 15;

    /// <summary>Stamps one digest.</summary>
    /// <param name="digest">SM3, 32 bytes.</param>
    /// <param name="nonce">Content of the asker's nonce INTEGER; empty for none.</param>
    public TimestampToken Stamp(ReadOnlySpan<byte> digest, ReadOnlyMemory<byte> nonce = default)
    {
        if (digest.Length != Sm3.DigestBytes) throw new ArgumentException("摘要须为 32 字节", nameof(digest));
        var now = clock.GetUtcNow();
        var info = Der.Sequence(
            Der.Integer(1), Der.ObjectIdentifier(policy), Der.Sequence(Der.Algorithm(Sm3.Oid), Der.OctetString(digest.ToArray())),
            Der.UnsignedInteger(RandomNumberGenerator.GetBytes(16)), Der.GeneralizedTime(now), Der.Sequence(Der.Integer(1)),
            nonce.IsEmpty ? default : Der.Element(DerTag.Number, nonce));
        var request = new SignedMessageRequest
        {
            Content = info, ContentType = TimestampOids.Info, Syntax = SignedMessageSyntax.Cms, SigningTime = now,
        };
        return TimestampToken.Parse(SignedMessage.Sign(request, certificate, key).Encoded);
    }

    /// <summary>Answers a TimeStampReq with a TimeStampResp; a request that cannot be granted gets a refusal with its reason.</summary>
    public byte[] Respond(ReadOnlyMemory<byte> request)
    {
        try
        {
            var sequence = DerReader.OpenSequence(request);
            if (sequence.SmallInteger() != 1) return Refuse(BadFormatBit);
            var imprint = sequence.Sequence();
            if (imprint.Algorithm() != Sm3.Oid) return Refuse(BadAlgorithmBit);
            var digest = imprint.OctetString();
            if (digest.Length != Sm3.DigestBytes) return Refuse(BadFormatBit);
            if (sequence.NextTag == DerTag.ObjectIdentifier && sequence.ObjectIdentifier() != policy) return Refuse(RefusedPolicyBit);
            var nonce = sequence.NextTag == DerTag.Number ? sequence.Integer() : default;
            return Der.Sequence(Der.Sequence(Der.Integer(0)), Stamp(digest.Span, nonce).Encoded);
        }
        catch (DerException)
        {
            return Refuse(BadFormatBit);
        }
    }

    private static byte[] Refuse(int bit) => Der.Sequence(Der.Sequence(Der.Integer(2), Der.NamedBits(1 << bit, bit + 1)));
}
