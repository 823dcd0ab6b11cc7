namespace TDGan.Api.RequestOptions;

/// <summary>JSON type of an option's value.</summary>
internal enum OptionKind
{
    Text,
    Integer,
    Boolean,
    Number,
}
