global using RandomGenerator = TorchSharp.torch.Generator;
global using Generator = TDGan.Training.Networks.Generator;
global using Xunit;
