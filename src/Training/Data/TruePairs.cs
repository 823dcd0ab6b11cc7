namespace TDGan.Training.Data;

/// <summary>
/// Draws two pictures of one person with different expressions, people alike. A pure function of seed and step. The expression labels only say
/// that two pictures differ; nothing learns them.
/// </summary>
internal sealed class TruePairs
{
    private readonly (int Position, string Expression)[][] people;
    private readonly int seed;

    /// <param name="faces">One entry a face: person and expression, or null where either is not known.</param>
    /// <param name="seed">Seed of the drawing.</param>
    public TruePairs(IEnumerable<(string Person, string Expression)?> faces, int seed)
    {
        this.seed = seed;
        people =
        [
            .. faces.Index().Where(face => face.Item is not null)
                .GroupBy(face => face.Item!.Value.Person, face => (face.Index, face.Item!.Value.Expression), StringComparer.Ordinal)
                .Select(person => person.ToArray())
                .Where(pictures => pictures.Select(picture => picture.Expression).Distinct(StringComparer.Ordinal).Count() > 1),
        ];
    }

    /// <summary>People with at least two expressions.</summary>
    public int PersonCount => people.Length;

    /// <summary>The pairs of a step.</summary>
    /// <exception cref="InvalidOperationException">Nobody has two pictures with different expressions.</exception>
    public PairOfPerson[] Draw(int step, int count)
    {
        if (people.Length == 0)
        {
            throw new InvalidOperationException("No person has two pictures with different expressions: set adversarialPhase.truePairShare to 0.");
        }

        var random = new Random(HashCodeOf(step));
        return [.. Enumerable.Range(0, count).Select(_ => Draw(people[random.Next(people.Length)], random))];
    }

    private static PairOfPerson Draw((int Position, string Expression)[] pictures, Random random)
    {
        (int first, string expression) = pictures[random.Next(pictures.Length)];
        (int Position, string Expression)[] others = [.. pictures.Where(picture => picture.Expression != expression)];
        return new PairOfPerson(first, others[random.Next(others.Length)].Position);
    }

    private int HashCodeOf(int step) => unchecked((seed * 1_000_003) ^ (step * 7_919));
}
