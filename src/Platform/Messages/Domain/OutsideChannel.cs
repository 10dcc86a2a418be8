using System.Collections.Concurrent;
using Heluo.Kernel.Access;
using Heluo.Kernel.Outside;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Kernel.Timers;
using Heluo.Platform.Identity.Contracts;
using Heluo.Platform.Messages.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Heluo.Platform.Messages.Domain;

/// <summary>Keeps the last message to a number in memory where no gateway can be reached; <c>Messages:Channel=fails</c> makes it refuse on command.</summary>
internal sealed partial class SimulatedChannel(IConfiguration configuration, ILogger<SimulatedChannel> log) : IOutsideChannel
{
    private readonly ConcurrentDictionary<string, string> _last = new();

    public string? LastTo(string phone) => _last.GetValueOrDefault(phone);

    public Task SendAsync(string phone, string text, CancellationToken cancellation)
    {
        if (configuration["Messages:Channel"] == "fails") throw new IOException("the gateway refused the message");
        if (_last.Count > 10_000) _last.Clear();
        _last[phone] = text;
        Sent(log, phone.Length == 11 ? $"{phone[..3]}****{phone[7..]}" : "?", text.Length);
        return Task.CompletedTask;
    }

    [LoggerMessage(2101, LogLevel.Debug, "text message to {Phone}, {Length} characters")]
    private static partial void Sent(ILogger log, string phone, int length);
}

/// <summary>Sends waiting messages through the outside channel, outside the write lanes; failures are kept with their reason.</summary>
internal sealed class SendOutside(ModuleDbFactory<MessagesDb> databases, Writes writes, IAccounts accounts, MessageBox box, IOutsideChannel channel) : IRecurringJob
{
    public string Name => "messages.send-outside";

    public TimeSpan Every => TimeSpan.FromSeconds(5);

    public async Task RunAsync(CancellationToken cancellation)
    {
        while (await SendPageAsync(cancellation) == 100)
        {
        }
    }

    private async Task<int> SendPageAsync(CancellationToken cancellation)
    {
        List<Message> waiting;
        await using (var db = databases.OpenForReading())
            waiting = await db.Messages.Where(m => m.Outside == OutsideState.Waiting).OrderBy(m => m.Id).Take(100).ToListAsync(cancellation);
        var outcomes = new Dictionary<long, string>();
        var addressees = new Dictionary<long, Addressee>();
        foreach (var holderId in waiting.Select(m => m.HolderId).Distinct()) addressees[holderId] = await FindAsync(holderId, cancellation);
        foreach (var message in waiting) outcomes[message.Id] = await SendAsync(message, addressees[message.HolderId], cancellation);
        if (outcomes.Count == 0) return 0;
        await writes.RunAsync<Done>(new Act(Actor.Platform, "messages.sent-outside", "event"), async unit =>
        {
            foreach (var (error, ids) in outcomes.GroupBy(o => o.Value, o => o.Key).Select(g => (g.Key, g.ToList())))
            {
                var state = error.Length == 0 ? OutsideState.Sent : OutsideState.Failed;
                await unit.Db<MessagesDb>().Messages.Where(m => ids.Contains(m.Id))
                    .ExecuteUpdateAsync(set => set.SetProperty(m => m.Outside, state).SetProperty(m => m.OutsideError, error), cancellation);
            }

            return Done.Value;
        }, cancellation);
        return waiting.Count;
    }

    private async Task<Addressee> FindAsync(long holderId, CancellationToken cancellation) =>
        !await box.WantsTextAsync(holderId, cancellation) ? new Addressee("", "本人关闭了短信提醒")
        : await accounts.FindAsync(holderId, cancellation) is { Phone: { Length: 11 } phone } ? new Addressee(phone, "") : new Addressee("", "没有可用的手机号");

    private async Task<string> SendAsync(Message message, Addressee to, CancellationToken cancellation)
    {
        if (to.Reason.Length > 0) return to.Reason;
        try
        {
            await channel.SendAsync(to.Phone, $"【河洛政务】{message.Title}。{message.Text}", cancellation);
            return "";
        }
        catch (IOException fault)
        {
            return fault.Message;
        }
    }

    /// <summary>Where a text goes, or why none is sent.</summary>
    private sealed record Addressee(string Phone, string Reason);
}
