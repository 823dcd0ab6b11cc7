using TDGan.Architecture.Tests.Metadata;

namespace TDGan.Architecture.Tests.Rules;

/// <summary>The folders of a project, which are its namespaces, and which imports which.</summary>
internal sealed class FolderGraph
{
    private readonly SortedDictionary<string, SortedSet<string>> _imports = new(StringComparer.Ordinal);
    private readonly Dictionary<(string From, string To), string> _examples = [];

    /// <param name="types">The types of an assembly.</param>
    public FolderGraph(TypeReferences types)
    {
        foreach (string type in types.Types)
        {
            _imports.TryAdd(FolderOf(type), new SortedSet<string>(StringComparer.Ordinal));
        }

        foreach ((string from, string to) in types.Arrows.Order())
        {
            (string importing, string imported) = (FolderOf(from), FolderOf(to));
            if (importing != imported && _imports[importing].Add(imported))
            {
                _examples.Add((importing, imported), $"{NameOf(from)} uses {NameOf(to)}");
            }
        }
    }

    /// <summary>Every folder once, in alphabetical order.</summary>
    public IEnumerable<string> Folders => _imports.Keys;

    /// <summary>One sentence for each arrow of a circle, with a type that makes it; empty where no folders import each other, however indirectly.</summary>
    public IReadOnlyList<string> FindCircles() =>
    [
        .. from arrow in _examples
           where Reachable(arrow.Key.To).Contains(arrow.Key.From)
           select $"{arrow.Key.From} -> {arrow.Key.To}: {arrow.Value}",
    ];

    /// <summary>The folders by floor: each imports only from the floors before its own.</summary>
    /// <exception cref="InvalidOperationException">Folders import each other.</exception>
    public IReadOnlyList<IReadOnlyList<string>> Floors()
    {
        var floors = new List<IReadOnlyList<string>>();
        var placed = new HashSet<string>(StringComparer.Ordinal);
        while (placed.Count < _imports.Count)
        {
            string[] floor = [.. _imports.Where(folder => !placed.Contains(folder.Key) && placed.IsSupersetOf(folder.Value)).Select(folder => folder.Key)];
            if (floor.Length == 0)
            {
                throw new InvalidOperationException("Folders import each other: " + string.Join("; ", FindCircles()));
            }

            floors.Add(floor);
            placed.UnionWith(floor);
        }

        return floors;
    }

    private HashSet<string> Reachable(string folder)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<string>([folder]);
        while (waiting.TryPop(out string? next))
        {
            if (seen.Add(next))
            {
                foreach (string imported in _imports[next])
                {
                    waiting.Push(imported);
                }
            }
        }

        return seen;
    }

    private static string FolderOf(string type) => type[..type.LastIndexOf('.')];

    private static string NameOf(string type) => type[(type.LastIndexOf('.') + 1)..];
}
