using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Kernel.Storage;

/// <summary>What differs between the embedded store and PostgreSQL.</summary>
public interface IStore
{
    /// <summary>The kind of store.</summary>
    StoreKind Kind { get; }

    /// <summary>How many write lanes run side by side.</summary>
    int Lanes { get; }

    /// <summary>Opens a connection that only reads.</summary>
    DbConnection OpenRead();

    /// <summary>Opens the connection of a write lane.</summary>
    DbConnection OpenWrite();

    /// <summary>Makes a context use the open connection of a lane.</summary>
    void Use(DbContextOptionsBuilder builder, DbConnection connection);

    /// <summary>Gives a context a way to read: a connection of its own that stays open, or a pool of them.</summary>
    void UseForReading(DbContextOptionsBuilder builder);

    /// <summary>Name of a module's table in SQL: <c>cases.matter</c> or <c>cases_matter</c>.</summary>
    string Table(string module, string table);

    /// <summary>Turns a migration (PostgreSQL dialect, <c>@table</c> for the module's tables) into statements of this store.</summary>
    string Migration(string module, string sql);

    /// <summary>Value of an instant as this store keeps it.</summary>
    object Instant(DateTimeOffset instant);
}
