namespace TDGan.Browser.Tests.Support;

/// <summary>The same with a service that asks for a key.</summary>
public sealed class KeyedPageFixture() : PageFixture("--TDGan:Access:Keys:0:Name=page", $"--TDGan:Access:Keys:0:Key={Key}")
{
    public const string Key = "a-key-of-the-browser-tests";
}
