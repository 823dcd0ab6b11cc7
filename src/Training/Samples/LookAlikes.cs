namespace TDGan.Training.Samples;

/// <summary>
/// Groups people whose heads look alike, so that a composite is sharp and has hair of one colour: the picture of each, with its eyes in one
/// place, is reduced to a few colours, and each group takes in turn whoever is nearest to its mean.
/// </summary>
internal static class LookAlikes
{
    private const int Columns = 12;
    private const int Rows = 14;
    private const double Step = 18;
    private const double EyeRow = 5.5;
    private const double EyeDistance = 62;

    /// <summary>Groups without a common person.</summary>
    /// <param name="people">One picture of each person.</param>
    /// <param name="groups">How many groups; their first members are the people least alike.</param>
    /// <param name="size">People in each.</param>
    /// <exception cref="ArgumentException">There are not enough people.</exception>
    public static IReadOnlyList<IReadOnlyList<string>> Group(IReadOnlyList<Portrait> people, int groups, int size)
    {
        if (people.Count < groups * size)
        {
            throw new ArgumentException(
                $"{groups} groups of {size} need {groups * size} people; there are {people.Count}.", nameof(people));
        }

        float[][] looks = [.. people.Select(Look)];
        List<List<int>> members = Leaders(looks, groups);
        HashSet<int> free = [.. Enumerable.Range(0, people.Count).Except(members.Select(group => group[0]))];
        while (members[0].Count < size)
        {
            foreach (List<int> group in members)
            {
                float[] mean = Mean(group, looks);
                int nearest = free.OrderBy(i => i).MinBy(i => Distance(looks[i], mean));
                group.Add(nearest);
                free.Remove(nearest);
            }
        }

        return [.. members.Select(group => (IReadOnlyList<string>)[.. group.Select(i => people[i].Person)])];
    }

    /// <summary>Starts with whoever is nearest to the mean of all; each next one is farthest from those before.</summary>
    private static List<List<int>> Leaders(float[][] looks, int groups)
    {
        float[] mean = Mean([.. Enumerable.Range(0, looks.Length)], looks);
        List<int> leaders = [Enumerable.Range(0, looks.Length).MinBy(i => Distance(looks[i], mean))];
        while (leaders.Count < groups)
        {
            leaders.Add(Enumerable.Range(0, looks.Length).MaxBy(i => leaders.Min(leader => Distance(looks[i], looks[leader]))));
        }

        return [.. leaders.Select(leader => new List<int> { leader })];
    }

    /// <summary>[Rows * Columns * 3] colours round the eyes.</summary>
    private static float[] Look(Portrait portrait)
    {
        var pixels = PortraitPixels.Read(portrait.Path);
        PortraitShape upright = portrait.Shape.AlignedTo(Columns / 2.0 * Step, EyeRow * Step, EyeDistance);
        var back = new ThinPlateSpline(upright, portrait.Shape);
        var look = new float[Rows * Columns * 3];
        Span<float> colour = stackalloc float[PortraitPixels.Channels];
        for (int i = 0; i < Rows * Columns; i++)
        {
            (double x, double y) = back.Map((i % Columns + 0.5) * Step, (i / Columns + 0.5) * Step);
            colour.Clear();
            pixels.AddAt(Math.Clamp(x, 0, pixels.Width), Math.Clamp(y, 0, pixels.Height), colour);
            colour[..3].CopyTo(look.AsSpan(i * 3));
        }

        return look;
    }

    private static float[] Mean(List<int> members, float[][] looks) =>
        [.. Enumerable.Range(0, looks[0].Length).Select(i => members.Average(member => looks[member][i]))];

    private static double Distance(float[] a, float[] b) => a.Zip(b, (x, y) => (double)(x - y) * (x - y)).Sum();
}
