namespace TDGan.Api.Security;

/// <summary>What a key may be for.</summary>
internal enum AccessScope
{
    /// <summary>Reading what is loaded; every key may.</summary>
    Models,

    /// <summary>Reading expressions: <c>/api/v1/expressions</c> and its batch.</summary>
    Expressions,

    /// <summary>Generating pictures: transfers and interpolations.</summary>
    Generate,

    /// <summary>Tensors: <c>/v2</c>.</summary>
    Tensors,
}
