using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Heluo.Kernel.Storage;

/// <summary>Rows that a unit reads and changes.</summary>
internal abstract class RowSet
{
    /// <summary>Posts what was changed.</summary>
    public abstract void Save();
}

/// <summary>
/// Rows of one kind that an act reads by key, changes and adds, for the hot paths: prepared statements and no tracking context. Each row is one object however often it is read; objects are
/// watched: what differs from what was read is saved when the act ends. The key is one column. A kind of row is used either through this or through the context within one unit, never both.
/// </summary>
/// <typeparam name="T">An entity of the module's model.</typeparam>
public sealed class Rows<T>
    where T : class
{
    private readonly RowSet<T> _set;

    internal Rows(RowSet<T> set) => _set = set;

    /// <summary>The row with this key, null when there is none.</summary>
    public async Task<T?> FindAsync(object key)
    {
        var asked = AskFor(key);
        await _set.Statements.ReadAsync(asked.Question);
        return asked.Rows is [var found, ..] ? found : null;
    }

    /// <summary>Rows that hold a value in a property, in the order of their keys.</summary>
    public async Task<IReadOnlyList<T>> WhereAsync(string property, object value)
    {
        var asked = AskWhere(property, value);
        await _set.Statements.ReadAsync(asked.Question);
        return asked.Rows;
    }

    /// <summary>Asks for the row with this key; <see cref="Unit.ReadAsync"/> answers several questions at once.</summary>
    public AskedRows<T> AskFor(object key) => _set.Ask(_set.Kind.Key, key);

    /// <summary>Asks for the rows that hold a value in a property, in the order of their keys.</summary>
    public AskedRows<T> AskWhere(string property, object value) => _set.Ask(_set.Kind.ColumnOf(property), value);

    /// <summary>Adds a row when the act ends.</summary>
    public void Add(T row) => _set.Added.Add(row);

    /// <summary>Deletes a row that was read, when the act ends.</summary>
    public void Remove(T row) => _set.Removed.Add(row);
}

/// <summary>Rows that were asked for.</summary>
public abstract class AskedRows
{
    private protected AskedRows(Question question) => Question = question;

    internal Question Question { get; }
}

/// <summary>Rows of one kind that were asked for; empty until the question was answered.</summary>
public sealed class AskedRows<T> : AskedRows
{
    private readonly List<T> _rows;

    internal AskedRows(Question question, List<T> rows)
        : base(question) => _rows = rows;

    /// <summary>The rows, in the order of their keys.</summary>
    public IReadOnlyList<T> Rows => _rows;
}

/// <summary>The rows of one kind in one unit.</summary>
internal sealed class RowSet<T>(RowKind<T> kind, LaneStatements statements) : RowSet
    where T : class
{
    private readonly List<(T Row, T Before)> _read = [];

    public RowKind<T> Kind => kind;

    public List<T> Added { get; } = [];

    public List<T> Removed { get; } = [];

    public LaneStatements Statements => statements;

    public AskedRows<T> Ask(EntityStatements.Column column, object value)
    {
        List<T> rows = [];
        return new AskedRows<T>(new Question(kind.SelectBy(column), [column.Convert(value)], reader => TakeAsync(reader, rows)), rows);
    }

    private async Task TakeAsync(DbDataReader reader, List<T> rows)
    {
        while (await reader.ReadAsync())
        {
            var row = kind.Make(reader);
            var key = kind.Key.Value(row);
            if (_read.Find(r => Equals(kind.Key.Value(r.Before), key)).Row is { } known)
            {
                rows.Add(known);
                continue;
            }

            rows.Add(row);
            _read.Add((row, RowKind<T>.Copy(row)));
        }
    }

    public override void Save()
    {
        foreach (var (row, before) in _read)
            if (Removed.Contains(row)) kind.Statements.Delete(statements, before, column => column.Stored(before));
        foreach (var (row, before) in _read)
            if (!Removed.Contains(row) && kind.Differences(row, before) is var changed && changed != 0)
            {
                statements.Touch(before);
                kind.Statements.Update(statements, row, changed, column => column.Stored(before));
            }

        foreach (var row in Added) kind.Statements.Insert(statements, row);
    }
}

/// <summary>How rows of one kind are made from a reader and compared; compiled once for a lane.</summary>
internal sealed class RowKind<T>
    where T : class
{
    private static readonly Func<T, object> Clone = typeof(object).GetMethod("MemberwiseClone", BindingFlags.Instance | BindingFlags.NonPublic)!.CreateDelegate<Func<object, object>>();
    private readonly Dictionary<EntityStatements.Column, string> _selects = [];

    public RowKind(EntityStatements statements)
    {
        if (statements.HasCompositeKey) throw new InvalidOperationException($"{typeof(T).Name} has a key of several columns: use the context");
        Statements = statements;
        Make = CompileMake(statements.Columns);
        Differences = CompileDifferences(statements.Columns);
    }

    public EntityStatements Statements { get; }

    public EntityStatements.Column Key => Statements.Key;

    /// <summary>Makes a row from a reader that stands on it.</summary>
    public Func<DbDataReader, T> Make { get; }

    /// <summary>The bits of the columns in which two rows differ.</summary>
    public Func<T, T, UInt128> Differences { get; }

    public static T Copy(T row) => (T)Clone(row);

    public EntityStatements.Column ColumnOf(string property) => Statements.Columns.First(c => c.Property.Name == property);

    public string SelectBy(EntityStatements.Column column)
    {
        if (_selects.TryGetValue(column, out var known)) return known;
        return _selects[column] = $"{Statements.Select} where {column.Name} = @p0 order by {Key.Name}";
    }

    private static Func<DbDataReader, T> CompileMake(IReadOnlyList<EntityStatements.Column> columns)
    {
        var reader = Expression.Parameter(typeof(DbDataReader));
        var made = Expression.Variable(typeof(T));
        List<Expression> body = [Expression.Assign(made, Expression.New(typeof(T)))];
        for (var i = 0; i < columns.Count; i++)
            body.Add(Expression.Assign(Expression.Property(made, columns[i].Property.PropertyInfo!), Read(reader, columns[i].Property, i)));
        body.Add(made);
        return Expression.Lambda<Func<DbDataReader, T>>(Expression.Block([made], body), reader).Compile();
    }

    private static Expression Read(ParameterExpression reader, IProperty property, int place)
    {
        var converter = property.GetTypeMapping().Converter;
        var plain = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        Expression value = Expression.Call(
            reader, nameof(DbDataReader.GetFieldValue), [Nullable.GetUnderlyingType(converter?.ProviderClrType ?? plain) ?? converter?.ProviderClrType ?? plain], Expression.Constant(place));
        if (converter is not null) value = Expression.Invoke(converter.ConvertFromProviderExpression, value);
        if (value.Type != property.ClrType) value = Expression.Convert(value, property.ClrType);
        return property.IsNullable
            ? Expression.Condition(Expression.Call(reader, nameof(DbDataReader.IsDBNull), null, Expression.Constant(place)), Expression.Default(property.ClrType), value)
            : value;
    }

    private static Func<T, T, UInt128> CompileDifferences(IReadOnlyList<EntityStatements.Column> columns)
    {
        var (now, before, changed) = (Expression.Parameter(typeof(T)), Expression.Parameter(typeof(T)), Expression.Variable(typeof(UInt128)));
        List<Expression> body = [Expression.Assign(changed, Expression.Default(typeof(UInt128)))];
        foreach (var column in columns)
        {
            var same = Expression.Call(
                typeof(RowKind<T>), nameof(Same), [column.Property.ClrType], Expression.Property(now, column.Property.PropertyInfo!), Expression.Property(before, column.Property.PropertyInfo!));
            body.Add(Expression.IfThen(Expression.Not(same), Expression.Assign(changed, Expression.Or(changed, Expression.Constant(column.Bit)))));
        }

        body.Add(changed);
        return Expression.Lambda<Func<T, T, UInt128>>(Expression.Block([changed], body), now, before).Compile();
    }

    private static bool Same<TValue>(TValue now, TValue before) =>
        now is byte[] bytes && before is byte[] others ? bytes.AsSpan().SequenceEqual(others) : EqualityComparer<TValue>.Default.Equals(now, before);
}
