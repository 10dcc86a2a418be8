using System.Buffers.Binary;
using System.Numerics;

namespace Heluo.Engines.Crypto;

/// <summary>
/// SM4 on any processor. The S-box is a table of 256 bytes, so which cache lines are touched depends on key and data; an attacker who can
/// run code on the same core may learn from it. Processors with GFNI take <see cref="Sm4Gfni"/>, which has no table.
/// </summary>
internal static class Sm4Portable
{
    /// <summary>Runs whole blocks through the cipher; <paramref name="roundKeys"/> in order encrypt, reversed decrypt.</summary>
    public static void Transform(ReadOnlySpan<uint> roundKeys, ReadOnlySpan<byte> source, Span<byte> target)
    {
        for (; source.Length >= 16; source = source[16..], target = target[16..])
        {
            var x0 = BinaryPrimitives.ReadUInt32BigEndian(source);
            var x1 = BinaryPrimitives.ReadUInt32BigEndian(source[4..]);
            var x2 = BinaryPrimitives.ReadUInt32BigEndian(source[8..]);
            var x3 = BinaryPrimitives.ReadUInt32BigEndian(source[12..]);
            for (var i = 0; i < Sm4KeySchedule.Rounds; i += 4)
            {
                x0 ^= Mix(x1 ^ x2 ^ x3 ^ roundKeys[i]);
                x1 ^= Mix(x2 ^ x3 ^ x0 ^ roundKeys[i + 1]);
                x2 ^= Mix(x3 ^ x0 ^ x1 ^ roundKeys[i + 2]);
                x3 ^= Mix(x0 ^ x1 ^ x2 ^ roundKeys[i + 3]);
            }

            BinaryPrimitives.WriteUInt32BigEndian(target, x3);
            BinaryPrimitives.WriteUInt32BigEndian(target[4..], x2);
            BinaryPrimitives.WriteUInt32BigEndian(target[8..], x1);
            BinaryPrimitives.WriteUInt32BigEndian(target[12..], x0);
        }
    }

    /// <summary>The S-box on each of the four bytes (τ).</summary>
    public static uint Substitute(uint word)
    {
        var box = Sm4KeySchedule.SBox;
        return ((uint)box[(int)(word >> 24)] << 24) | ((uint)box[(byte)(word >> 16)] << 16) | ((uint)box[(byte)(word >> 8)] << 8) | box[(byte)word];
    }

    private static uint Mix(uint word)
    {
        var s = Substitute(word);
        return s ^ BitOperations.RotateLeft(s, 2) ^ BitOperations.RotateLeft(s, 10) ^ BitOperations.RotateLeft(s, 18) ^ BitOperations.RotateLeft(s, 24);
    }
}
