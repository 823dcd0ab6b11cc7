global using Xunit;
global using Generator = TDGan.Training.Networks.Generator;
global using RandomGenerator = TorchSharp.torch.Generator;
