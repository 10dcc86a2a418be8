using System.Security.Cryptography;

namespace Heluo.Engines.Crypto;

/// <summary>Overwrites memory that held a secret in a way the compiler may not leave out.</summary>
internal static class CryptographicZero
{
    public static void Clear(Span<byte> secret) => CryptographicOperations.ZeroMemory(secret);
}
