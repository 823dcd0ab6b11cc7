using System.Text.Json;

namespace TDGan.Api.OpenInference.Requests;

/// <summary>Reads the member <c>data</c> of a tensor of floats: all values in one array, or arrays nested as the shape.</summary>
internal ref struct JsonTensorReader
{
    private readonly string _tensor;
    private readonly TensorShape _shape;
    private readonly int[] _itemsAtDepth;
    private Utf8JsonReader _reader;

    private JsonTensorReader(string tensor, TensorShape shape, ReadOnlySpan<byte> json)
    {
        (_tensor, _shape) = (tensor, shape);
        _itemsAtDepth = new int[shape.Sides.Length + 1];
        _reader = new Utf8JsonReader(json);
    }

    /// <param name="tensor">Name, for problems.</param>
    /// <param name="shape">What the request announces.</param>
    /// <param name="json">The value of <c>data</c>, valid JSON.</param>
    /// <returns>As many finite values as the shape asks for.</returns>
    public static float[] Read(string tensor, TensorShape shape, ReadOnlySpan<byte> json)
    {
        // n numbers take at least n digits and n - 1 commas: a short body cannot claim a large array.
        JsonTensorReader reader = new(tensor, shape, json);
        return (long)json.Length >= (2L * shape.Count) + 1 ? reader.ReadValues() : throw reader.WrongCount();
    }

    private float[] ReadValues()
    {
        float[] values = new float[_shape.Count];
        int count = 0;
        int valueDepth = 0;
        while (_reader.Read())
        {
            // Within an array its items have the array's depth plus one; a number directly in the outer array has depth 1.
            int depth = _reader.CurrentDepth;
            if (_reader.TokenType == JsonTokenType.EndArray)
            {
                CloseArray(depth + 1, isFlat: valueDepth == 1);
                continue;
            }

            CountItem(depth);
            if (_reader.TokenType == JsonTokenType.StartArray)
            {
                Require(depth < _shape.Sides.Length && valueDepth != 1);
                continue;
            }

            valueDepth = valueDepth == 0 ? depth : valueDepth;
            Require(depth == valueDepth && (depth == 1 || depth == _shape.Sides.Length));
            values[count < values.Length ? count++ : throw WrongCount()] = ReadNumber();
        }

        return count == values.Length ? values : throw WrongCount();
    }

    private float ReadNumber() =>
        _reader.TokenType == JsonTokenType.Number && _reader.TryGetSingle(out float value) && float.IsFinite(value)
            ? value
            : throw InferenceProblems.InvalidTensor(_tensor, "data of numbers that 32-bit floats can hold");

    private readonly void CountItem(int depth)
    {
        Require(depth <= _shape.Sides.Length);
        _itemsAtDepth[depth]++;
    }

    /// <summary>Where values are nested, each array has as many items as its dimension says; flat values are counted at the end.</summary>
    private readonly void CloseArray(int depth, bool isFlat)
    {
        Require(isFlat || _itemsAtDepth[depth] == _shape.Sides[depth - 1]);
        _itemsAtDepth[depth] = 0;
    }

    private readonly void Require(bool condition)
    {
        if (!condition)
        {
            throw InferenceProblems.InvalidTensor(_tensor, "data in one array, or arrays nested as the shape");
        }
    }

    private readonly Errors.ApiProblemException WrongCount() =>
        InferenceProblems.InvalidTensor(_tensor, $"{_shape.Count} values, the product of the shape");
}
