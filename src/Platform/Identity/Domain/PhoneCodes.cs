using System.Security.Cryptography;
using System.Text;
using Heluo.Kernel.Access;
using Heluo.Kernel.Outside;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Platform.Identity.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Heluo.Platform.Identity.Domain;

/// <summary>Sends six digits to a telephone and takes them back: five minutes, five tries, one a minute and ten a day.</summary>
internal sealed class PhoneCodes(Writes writes, IOutsideChannel channel, IOptions<IdentityOptions> options)
{
    private const int MostAttempts = 5;
    private const int MostPerDay = 10;
    private static readonly TimeSpan Valid = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(1);

    public async Task<Result<Done>> SendAsync(Actor actor, long accountId, string purpose, string phone, CancellationToken cancellation)
    {
        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
        var kept = await writes.RunAsync<Done>(new Act(actor, "identity.send-phone-code", "account", $"{accountId}"), async unit =>
        {
            var db = unit.Db<IdentityDb>();
            var day = unit.Now - TimeSpan.FromDays(1);
            var sent = await db.PhoneCodes.Where(c => c.AccountId == accountId && c.SentAt > day).Select(c => c.SentAt).ToListAsync(cancellation);
            if (sent.Count >= MostPerDay) return IdentityErrors.TooManyCodes;
            if (sent.Count > 0 && unit.Now - sent.Max() < Between) return IdentityErrors.CodeJustSent;
            var id = unit.NextId();
            db.PhoneCodes.Add(new PhoneCode { Id = id, AccountId = accountId, Purpose = purpose, Phone = phone, CodeHash = HashOf(id, code), SentAt = unit.Now, ExpiresAt = unit.Now + Valid });
            unit.Facts["purpose"] = purpose;
            return Done.Value;
        }, cancellation);
        if (!kept.Ok) return kept;
        try
        {
            await channel.SendAsync(phone, $"【河洛政务】验证码 {code}，5 分钟内有效。不要告诉任何人。", cancellation);
            return Done.Value;
        }
        catch (IOException)
        {
            return IdentityErrors.ChannelDown;
        }
    }

    /// <summary>The telephone that the code was sent to, when the code is right. A wrong one counts.</summary>
    public async Task<Result<string>> TakeAsync(Actor actor, long accountId, string purpose, string code, CancellationToken cancellation)
    {
        var judged = await writes.RunAsync<string>(new Act(actor, "identity.take-phone-code", "account", $"{accountId}"), async unit =>
        {
            var sent = await unit.Db<IdentityDb>().PhoneCodes.Where(c => c.AccountId == accountId && c.Purpose == purpose).OrderByDescending(c => c.Id).FirstOrDefaultAsync(cancellation);
            if (sent is null || sent.Used || sent.ExpiresAt <= unit.Now || sent.Attempts >= MostAttempts) return "";
            sent.Attempts++;
            if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(sent.CodeHash), Encoding.ASCII.GetBytes(HashOf(sent.Id, code.Trim())))) return "";
            sent.Used = true;
            return sent.Phone;
        }, cancellation);
        return !judged.Ok ? judged : judged.Value.Length > 0 ? judged : IdentityErrors.WrongPhoneCode;
    }

    /// <summary>What a simulated gateway delivered last, for demonstrations only; null elsewhere.</summary>
    public string? ShownInDemo(string phone) => options.Value.AllowDemoAccounts ? channel.LastTo(phone) : null;

    private static string HashOf(long id, string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{id}/{code}")));
}
