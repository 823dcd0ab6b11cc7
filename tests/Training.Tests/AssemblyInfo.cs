// TorchSharp's random generator and thread pool are global: tests run one after the other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
