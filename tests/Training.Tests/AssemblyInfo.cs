// TorchSharp's random generator and thread pool are global: tests run one after the other, each from the same seed.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
[assembly: TDGan.Training.Tests.Seeded]
