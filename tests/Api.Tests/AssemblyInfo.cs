using TDGan.Api.Tests.Support;

// A start loads and warms three models, which is most of what a test that sends one request takes.
[assembly: AssemblyFixture(typeof(SharedService))]
