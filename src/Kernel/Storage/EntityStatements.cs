using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Heluo.Kernel.Storage;

/// <summary>The statements of one kind of entity. Entities stand alone: a module's model has plain columns and no relations.</summary>
internal sealed class EntityStatements
{
    private readonly Column[] _columns;
    private readonly Column[] _identity;
    private readonly string _table;
    private readonly string _insert;
    private readonly string _delete;
    private readonly Dictionary<UInt128, string> _updates = [];

    public EntityStatements(IEntityType entity)
    {
        if (entity.GetNavigations().Any() || entity.GetComplexProperties().Any()) throw new InvalidOperationException($"{entity.Name} does not stand alone: a module's entities have plain columns only");
        if (entity.GetProperties().Count() > 128) throw new InvalidOperationException($"{entity.Name} has more columns than a unit can compare");
        _table = entity.GetSchema() is { } schema ? $"\"{schema}\".\"{entity.GetTableName()}\"" : $"\"{entity.GetTableName()}\"";
        _columns = [.. entity.GetProperties().Select((p, i) => new Column(p, i))];
        _identity = [.. _columns.Where(c => c.Property.IsPrimaryKey()), .. _columns.Where(c => c.Property.IsConcurrencyToken && !c.Property.IsPrimaryKey())];
        _insert = $"insert into {_table} ({string.Join(", ", _columns.Select(c => c.Name))}) values ({string.Join(", ", _columns.Select((_, i) => $"@p{i}"))})";
        _delete = $"delete from {_table} where {Identity(0)}";
        Key = _identity[0];
        Select = $"select {string.Join(", ", _columns.Select(c => c.Name))} from {_table}";
    }

    public IReadOnlyList<Column> Columns => _columns;

    /// <summary>The first column of the key.</summary>
    public Column Key { get; }

    /// <summary>The key has more columns than that.</summary>
    public bool HasCompositeKey => _columns.Count(c => c.Property.IsPrimaryKey()) > 1;

    /// <summary>Every column, in the order of <see cref="Columns"/>; the condition is to follow.</summary>
    public string Select { get; }

    public void Insert(LaneStatements statements, object entity)
    {
        statements.Touch(entity);
        var values = new object?[_columns.Length];
        for (var i = 0; i < values.Length; i++) values[i] = _columns[i].Stored(entity);
        statements.Post(_insert, values);
    }

    /// <param name="statements">Where it is posted.</param>
    /// <param name="entity">The row.</param>
    /// <param name="before">What a column held when it was read.</param>
    public void Delete(LaneStatements statements, object entity, Func<Column, object?> before)
    {
        statements.Touch(entity);
        var values = new object?[_identity.Length];
        for (var i = 0; i < values.Length; i++) values[i] = before(_identity[i]);
        statements.Post(_delete, values, expected: 1);
    }

    /// <summary>Sets the columns whose bits are set; nothing when none is.</summary>
    public void Update(LaneStatements statements, object entity, UInt128 changed, Func<Column, object?> before)
    {
        if (changed == 0) return;
        statements.Touch(entity);
        var count = (int)UInt128.PopCount(changed);
        var values = new object?[count + _identity.Length];
        var next = 0;
        foreach (var column in _columns)
            if ((changed & column.Bit) != 0) values[next++] = column.Stored(entity);
        foreach (var column in _identity) values[next++] = before(column);
        statements.Post(UpdateOf(changed), values, expected: 1);
    }

    private string UpdateOf(UInt128 changed)
    {
        if (_updates.TryGetValue(changed, out var known)) return known;
        var set = _columns.Where(c => (changed & c.Bit) != 0).Select((c, i) => $"{c.Name} = @p{i}").ToList();
        return _updates[changed] = $"update {_table} set {string.Join(", ", set)} where {Identity(set.Count)}";
    }

    private string Identity(int first) => string.Join(" and ", _identity.Select((c, i) => $"{c.Name} = @p{first + i}"));

    /// <summary>A property with its column.</summary>
    internal sealed class Column(IProperty property, int place)
    {
        private readonly Func<object?, object?>? _convert = property.GetTypeMapping().Converter?.ConvertToProvider;
        private readonly IClrPropertyGetter _getter = property.GetGetter();

        public IProperty Property { get; } = property;

        public string Name { get; } = $"\"{property.GetColumnName()}\"";

        public UInt128 Bit { get; } = UInt128.One << place;

        public ValueComparer Comparer { get; } = property.GetValueComparer();

        /// <summary>The value in the entity.</summary>
        public object? Value(object entity) => _getter.GetClrValue(entity);

        /// <summary>The value in the entity, as it is stored.</summary>
        public object? Stored(object entity) => Convert(_getter.GetClrValue(entity));

        /// <summary>A value as it is stored.</summary>
        public object? Convert(object? value) => value is null || _convert is null ? value : _convert(value);
    }
}
