using TDGan.Inference.Manifest;
using TDGan.Inference.ModelRepository;
using TDGan.Inference.Triton;
using Xunit;

namespace TDGan.Inference.Tests.Triton;

public sealed class TritonConfigReaderTests
{
    [Fact]
    public void Read_EverythingThatIsHonoured_IsKept()
    {
        TritonModelConfig config = TritonConfigReader.Read("config.pbtxt", """
            # A comment { with braces
            name: "decoder"; backend: 'onnxruntime'
            max_batch_size: 16,
            default_model_filename: "model" ".onnx"
            input [ { name: "face_code" data_type: TYPE_FP32 dims: [ 128, 8, 8 ] } ]
            output < name: "image" data_type: TYPE_FP32 dims: 1 dims: -1 dims: 64 label_filename: "a\"b" >
            dynamic_batching { }
            version_policy: { specific: { versions: [ 1, 3 ] } }
            """);

        Assert.Equal(("decoder", "onnxruntime", 16), (config.Name, config.Backend, config.MaxBatchSize));
        Assert.Equal("face_code FP32 [-1,128,8,8]", Assert.Single(config.Inputs).ToSpecText());
        TritonTensorConfig output = Assert.Single(config.Outputs);
        Assert.Equal(("image FP32 [-1,1,-1,64]", "a\"b"), (output.ToSpecText(), output.LabelFilename));
        Assert.Equal([1, 3], config.VersionPolicy.Specific);
    }

    [Theory]
    [InlineData("instance_group [ { count: 2 } ]", "the field instance_group")]
    [InlineData("optimization { }", "the field optimization")]
    [InlineData("dynamic_batching { max_queue_delay_microseconds: 100 }", "settings instead of dynamic_batching without settings")]
    [InlineData("input { name: \"x\" reshape { shape: [ 1 ] } }", "the field input.reshape")]
    [InlineData("platform: \"tensorrt_plan\"", "tensorrt_plan instead of platform onnxruntime_onnx")]
    [InlineData("max_batch_size: 64", "max_batch_size 64 instead of 0 to 32")]
    [InlineData("version_policy { newest { } }", "version_policy with other than one of latest, all and specific")]
    [InlineData("name \"x\"", "line 1: expected a colon")]
    [InlineData("\n\nname: \"x", "line 3: expected the end of the string")]
    [InlineData("input [ { name: \"x\" }", "line 1: expected , or ]")]
    [InlineData("input { name: \"x\"", "line 1: expected a field name")]
    public void Read_WhatIsNotHonouredOrMalformed_IsRefusedWithItsName(string text, string actual)
    {
        var exception = Assert.Throws<ModelFolderException>(() => TritonConfigReader.Read("config.pbtxt", text));

        Assert.Equal(("config.pbtxt", actual), (exception.File, exception.Actual));
    }

    [Fact]
    public void Read_NestedWithoutEnd_IsRefused() =>
        Assert.Throws<ModelFolderException>(() => TritonConfigReader.Read("config.pbtxt", string.Concat(Enumerable.Repeat("a {", 10_000))));

    [Theory]
    [InlineData("", 3)]
    [InlineData("version_policy { latest { } }", 3)]
    [InlineData("version_policy { latest { num_versions: 2 } }", 3, 2)]
    [InlineData("version_policy { all { } }", 3, 2, 1)]
    [InlineData("version_policy { specific { versions: 2 versions: 1 } }", 2, 1)]
    public void Choose_Policy_LoadsTheseVersionsTheServingOneFirst(string text, params int[] expected)
    {
        VersionPolicy policy = TritonConfigReader.Read("config.pbtxt", text).VersionPolicy;
        var model = new RepositoryModel(
            "alone", [.. new[] { 3, 2, 1 }.Select(number => new RepositoryVersion($"alone/{number}", number, ""))], text);

        var chosen = VersionChoice.Choose([model], _ => policy);

        Assert.Equal(expected, chosen["alone"].Select(version => version.Number));
    }
}
