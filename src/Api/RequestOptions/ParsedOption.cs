namespace TDGan.Api.RequestOptions;

/// <summary>An option with the type that its text is read as.</summary>
internal abstract class ParsedOption<T>(string name, string description, OptionValues values) : RequestOption(name, description, values)
{
    /// <summary>Reads one value.</summary>
    /// <returns>False where <paramref name="text"/> is not one of <see cref="RequestOption.Values"/>.</returns>
    public abstract bool TryParse(string text, out T value);
}
