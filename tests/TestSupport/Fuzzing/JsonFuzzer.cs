using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TDGan.TestSupport.Fuzzing;

/// <summary>JSON bodies of uploads and of tensor requests; some of them damaged as text.</summary>
internal sealed class JsonFuzzer(Random random, PictureFuzzer pictures)
{
    private static readonly string[] Parts =
        ["image", "images", "face", "expression", "faceFrom", "faceTo", "expressionFrom", "expressionTo", "options", "x"];

    private static readonly string[] Datatypes = ["FP32", "FP64", "INT64", "BYTES", "UINT8", "fp32", "", "NOPE"];

    private static readonly string[] Tensors = ["image", "face_code", "expression_code", "noise", "face", "x", ""];

    public byte[] NextUpload()
    {
        JsonObject body = [];
        int members = random.Next(4);
        for (int i = 0; i < members; i++)
        {
            string part = Parts[random.Next(Parts.Length)];
            body[part] = part switch
            {
                "images" => new JsonArray(Picture(), Picture()),
                "options" => new JsonObject { [FuzzOptions.Name(random)] = Scalar() },
                _ => Picture(),
            };
        }

        return Damage(body);
    }

    public byte[] NextInference()
    {
        JsonArray inputs = [];
        int count = random.Next(3);
        for (int i = 0; i < count; i++)
        {
            inputs.Add(Tensor());
        }

        JsonObject body = new() { ["inputs"] = inputs };
        if (random.Next(3) == 0)
        {
            body["outputs"] = new JsonArray(new JsonObject
            {
                ["name"] = Tensors[random.Next(Tensors.Length)],
                ["parameters"] = new JsonObject { ["classification"] = Scalar(), ["binary_data"] = Scalar() },
            });
        }

        return Damage(body);
    }

    private JsonObject Tensor()
    {
        JsonArray shape = [];
        int rank = random.Next(6);
        for (int i = 0; i < rank; i++)
        {
            shape.Add(random.Next(6) switch { 0 => long.MaxValue, 1 => -1, 2 => 0, 3 => 32, _ => 1 });
        }

        JsonObject tensor = new()
        {
            ["name"] = Tensors[random.Next(Tensors.Length)],
            ["datatype"] = Datatypes[random.Next(Datatypes.Length)],
            ["shape"] = shape,
        };
        switch (random.Next(3))
        {
            case 0:
                tensor["parameters"] = new JsonObject { ["binary_data_size"] = random.Next(4) == 0 ? long.MaxValue : random.Next(600) };
                break;
            case 1:
                tensor["data"] = new JsonArray([.. Enumerable.Range(0, random.Next(1100)).Select(value => (JsonNode)JsonValue.Create(value / 1100.0))]);
                break;
            default:
                tensor["data"] = new JsonArray(Scalar(), new JsonArray(Scalar()));
                break;
        }

        return tensor;
    }

    private JsonNode Picture() => random.Next(8) switch
    {
        0 => new JsonObject { ["label"] = Uri.UnescapeDataString(FuzzOptions.Value(random)) },
        1 => new JsonObject { ["url"] = "http://169.254.169.254/latest" },
        2 => new JsonObject { ["content"] = "file:///etc/passwd" },
        3 => new JsonObject { ["content"] = "data:image/png;base64" },
        4 => (JsonNode?)Scalar() ?? new JsonObject(),
        _ => new JsonObject { ["content"] = Convert.ToBase64String(pictures.Next()) },
    };

    private JsonValue? Scalar() => random.Next(7) switch
    {
        0 => null,
        1 => JsonValue.Create(true),
        2 => JsonValue.Create(random.Next(-5, 100)),
        3 => JsonValue.Create(double.MaxValue),
        4 => JsonValue.Create("png"),
        5 => JsonValue.Create(new string('9', 400)),
        _ => JsonValue.Create(0.5),
    };

    private byte[] Damage(JsonObject body)
    {
        byte[] text = Encoding.UTF8.GetBytes(body.ToJsonString(new JsonSerializerOptions { MaxDepth = 64 }));
        return random.Next(3) == 0 ? pictures.Mutate(text, 1 + random.Next(4)) : text;
    }
}
