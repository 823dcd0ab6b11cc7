namespace TDGan.Inference.Crops;

/// <summary>The parts of a face that the points of a mesh lie on; right and left are the subject's.</summary>
public enum FaceMeshGroup
{
    /// <summary>Outer edge of the lips: from the right corner along the lower lip to the left corner and back along the upper lip.</summary>
    OuterLips,

    /// <summary>Inner edge of the lips, in the order of <see cref="OuterLips"/>.</summary>
    InnerLips,

    /// <summary>Edge of the right lids: from the outer corner along the lower lid to the inner corner and back along the upper lid.</summary>
    RightEye,

    /// <summary>Edge of the left lids, in the order of <see cref="RightEye"/>.</summary>
    LeftEye,

    /// <summary>Right brow: its lower edge from the temple inwards, then its upper edge from the temple inwards.</summary>
    RightBrow,

    /// <summary>Left brow, in the order of <see cref="RightBrow"/>.</summary>
    LeftBrow,

    /// <summary>Nose: down the middle from between the eyes to the base, then right and left wing.</summary>
    Nose,

    /// <summary>Outline: from the right side of the forehead over cheek and chin to the left side of the forehead.</summary>
    Outline,
}
