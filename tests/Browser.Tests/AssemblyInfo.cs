using TDGan.Browser.Tests.Support;

// One service and one browser for all tests but those of a keyed service: each test has a context of its own, as another person has.
[assembly: AssemblyFixture(typeof(PageFixture))]
