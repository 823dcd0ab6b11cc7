using TDGan.Inference.Tests.ModelRepository;
using TDGan.Inference.Triton;
using Xunit;

namespace TDGan.Inference.Tests.Triton;

public sealed class TritonConfigTests
{
    [Fact]
    public void Format_Manifest_IsThisText() =>
        Assert.Equal(
            """
            name: "expression-branch"
            platform: "onnxruntime_onnx"
            max_batch_size: 32
            input [
              {
                name: "image"
                data_type: TYPE_FP32
                dims: [ 1, 64, 64 ]
              }
            ]
            output [
              {
                name: "logits"
                data_type: TYPE_FP32
                dims: [ 7 ]
              },
              {
                name: "expression_code"
                data_type: TYPE_FP32
                dims: [ 128, 4, 4 ]
              }
            ]

            """,
            TritonConfig.Format(Manifests.ExpressionBranch));
}
