using Heluo.Kernel.Storage;
using Heluo.Platform.Messages.Contracts;
using Heluo.Platform.Messages.Data;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Messages.Domain;

internal sealed class MessageCentre(ModuleDbFactory<MessagesDb> databases) : IMessages
{
    public void Send(Unit unit, Notice notice) => unit.Rows<MessagesDb, Message>().Add(new Message
    {
        Id = unit.NextId(), HolderId = notice.HolderId, OfficialId = notice.OfficialId, Title = notice.Title, Text = notice.Text, Link = notice.Link, SentAt = unit.Now,
        Outside = notice is { Outside: true, HolderId: not 0 } ? OutsideState.Waiting : OutsideState.None,
    });

    public async Task<int> UnreadAsync(long holderId, CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        return await db.Messages.Where(m => m.HolderId == holderId && m.ReadAt == null).Take(100).CountAsync(cancellation);
    }
}
