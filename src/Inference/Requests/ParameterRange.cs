using TDGan.Inference.Errors;

namespace TDGan.Inference.Requests;

/// <summary>The ranges of request options.</summary>
internal static class ParameterRange
{
    /// <summary>Refuses a value outside [least, most], and NaN.</summary>
    /// <exception cref="InferenceException"><see cref="InferenceError.InvalidParameter"/> with the option's name.</exception>
    public static void Check(string parameter, double value, double least, double most)
    {
        if (!(value >= least && value <= most))
        {
            throw new InferenceException(InferenceError.InvalidParameter, $"{parameter}: expected {least} to {most}, actual {value}")
            {
                Parameter = parameter,
            };
        }
    }
}
