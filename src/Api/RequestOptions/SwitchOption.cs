namespace TDGan.Api.RequestOptions;

/// <summary>True or false, exactly as written.</summary>
internal sealed class SwitchOption(string name, string description)
    : ParsedOption<bool>(name, description, new OptionValues(OptionKind.Boolean, "true or false"))
{
    public override bool TryParse(string text, out bool value)
    {
        value = text == "true";
        return value || text == "false";
    }
}
