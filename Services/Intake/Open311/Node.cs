namespace Est.Intake.Open311;

/// <summary>
/// An answer as both of the standard's formats write it: XML as it is, JSON by its Spark convention, in which the root falls away and a list is an array of
/// what its items hold. Said once, the two cannot come to differ.
/// </summary>
internal abstract record Node
{
    public static implicit operator Node(string? value) => new Leaf(value);
    public static implicit operator Node(bool value) => new Leaf(value);
    public static implicit operator Node(int value) => new Leaf(value);
    public static implicit operator Node(double? value) => new Leaf(value);

    /// <summary>In the W3C's form, with the offset from UTC that the standard asks for.</summary>
    public static implicit operator Node(DateTimeOffset? value) => new Leaf(value?.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture));
}

/// <summary>A text, a number, true or false, or nothing: null in JSON, an empty element in XML.</summary>
internal sealed record Leaf(object? Value) : Node;

internal sealed record Fields(params IReadOnlyList<(string Name, Node Value)> Members) : Node;

/// <param name="Item">What XML calls each of them.</param>
internal sealed record Many(string Item, IEnumerable<Node> Items) : Node;
