using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace TDGan.Architecture.Tests.Metadata;

/// <summary>The types, methods and fields that the instructions of a method body name (ECMA-335, partition III).</summary>
internal static class InstructionTokens
{
    private const byte TwoByteOpCode = 0xFE;

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields()
        .Select(field => field.GetValue(null))
        .OfType<OpCode>()
        .ToDictionary(code => code.Value);

    /// <summary>Each in the order of the instructions.</summary>
    public static IEnumerable<EntityHandle> Of(BlobReader instructions)
    {
        var tokens = new List<EntityHandle>();
        while (instructions.RemainingBytes > 0)
        {
            byte first = instructions.ReadByte();
            short value = first == TwoByteOpCode ? unchecked((short)((first << 8) | instructions.ReadByte())) : first;
            OperandType operand = OpCodesByValue[value].OperandType;
            if (operand is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineType or OperandType.InlineTok)
            {
                tokens.Add(MetadataTokens.EntityHandle(instructions.ReadInt32()));
            }
            else
            {
                instructions.Offset += OperandLength(operand, instructions);
            }
        }

        return tokens;
    }

    private static int OperandLength(OperandType operand, BlobReader instructions) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => sizeof(int) * (1 + instructions.ReadInt32()),
        _ => 4,
    };
}
