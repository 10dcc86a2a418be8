using System.Diagnostics.CodeAnalysis;

namespace Heluo.Kernel.Results;

/// <summary>A value or an expected refusal. Bugs and outages are exceptions, never results.</summary>
/// <typeparam name="T">What the act yields when it succeeds.</typeparam>
[SuppressMessage("Design", "CA1000:Do not declare static members on generic types", Justification = "factories read better on the type")]
public readonly struct Result<T>
{
    private readonly T? _value;

    private Result(T? value, Error? error) => (_value, Error) = (value, error);

    /// <summary>The refusal; null when the act succeeded.</summary>
    public Error? Error { get; }

    /// <summary>True when the act succeeded.</summary>
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Ok => Error is null;

    /// <summary>The value of a success.</summary>
    /// <exception cref="InvalidOperationException">The act was refused.</exception>
    public T Value => Ok ? _value! : throw new InvalidOperationException($"no value: {Error.Code} {Error.Message}");

    /// <summary>A success.</summary>
    public static Result<T> Success(T value) => new(value, null);

    /// <summary>A refusal.</summary>
    public static Result<T> Refused(Error error) => new(default, error);

    /// <summary>Maps the value of a success; a refusal stays.</summary>
    public Result<TOther> Map<TOther>(Func<T, TOther> map) => Ok ? Result<TOther>.Success(map(_value!)) : Result<TOther>.Refused(Error);

    /// <summary>A success from a plain value.</summary>
    [SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "Success is the named alternate")]
    public static implicit operator Result<T>(T value) => Success(value);

    /// <summary>A refusal from an error.</summary>
    [SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "Refused is the named alternate")]
    public static implicit operator Result<T>(Error error) => Refused(error);
}

/// <summary>The value of an act that yields nothing.</summary>
public readonly record struct Done
{
    /// <summary>The one value.</summary>
    public static Done Value => default;
}
