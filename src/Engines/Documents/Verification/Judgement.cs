using Heluo.Engines.Crypto;
using Heluo.Engines.Documents.Ofd;
using Heluo.Engines.Documents.Signing;

namespace Heluo.Engines.Documents.Verification;

/// <summary>Small judgements that steps of verification share. A reason is empty when all is in order.</summary>
internal static class Judgement
{
    /// <summary>By identifier, by the identifier of use without a key (GM/T 0006), by name.</summary>
    private static readonly string[] Sm3Names = [Sm3.Oid, Sm3.Oid + ".1", "SM3"];

    private static readonly string[] OtherAlgorithms = ["RSA", "SHA", "MD5", "ECDSA", "1.2.840.", "1.3.14.", "2.16.840."];

    public static VerificationStep Step(string code, string title, string reason) =>
        new(code, title, reason.Length == 0 ? StepOutcome.Passed : StepOutcome.Failed, reason);

    /// <summary>SM3 by its name or identifier; a list without a method is tried as SM3. What the signature really uses is judged apart.</summary>
    public static string Methods(SignatureDescription description)
    {
        var check = description.CheckMethod;
        if (check.Length > 0 && !Sm3Names.Contains(check, StringComparer.OrdinalIgnoreCase)) return $"摘要方法“{check}”不被允许，只接受 SM3";
        var other = OtherAlgorithms.Any(name => description.Method.Contains(name, StringComparison.OrdinalIgnoreCase));
        return other ? $"签名方法“{description.Method}”不被允许，只接受 SM2" : "";
    }

    /// <summary>A part's bytes; null with the fault when it cannot be unpacked.</summary>
    public static byte[]? TryRead(OfdPackage package, string part, out string fault)
    {
        fault = "";
        try
        {
            return package.Read(part);
        }
        catch (OfdException broken) when (broken.Fault != OfdFault.TooLarge)
        {
            fault = broken.Message;
            return null;
        }
    }

    public static string NameOf(ReadOnlyMemory<byte> certificate)
    {
        try
        {
            var subject = Certificate.Parse(certificate).Subject;
            return subject.CommonName ?? subject.ToString();
        }
        catch (DerException)
        {
            return "";
        }
    }

    /// <summary>The first few names and how many there are.</summary>
    public static string Few(IReadOnlyCollection<string> names) =>
        string.Join("、", names.Take(3).Select(name => $"“{name}”")) + (names.Count > 3 ? $"等 {names.Count} 个文件" : "");
}
