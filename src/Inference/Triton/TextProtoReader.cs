using System.Collections.Immutable;
using System.Text;

namespace TDGan.Inference.Triton;

/// <summary>
/// Reads protobuf's text format as far as configurations use it: scalars, strings with escapes, messages in braces or angle brackets, lists in
/// brackets, comments from # to the end of the line, optional colons and separators. A fault names the line.
/// </summary>
internal sealed class TextProtoReader
{
    private const int DeepestNesting = 32;

    private readonly string _text;
    private int _at;

    private TextProtoReader(string text) => _text = text;

    /// <exception cref="FormatException">The text is malformed; the message has the line.</exception>
    public static ImmutableArray<TextProtoField> Read(string text)
    {
        var reader = new TextProtoReader(text);
        return reader.ReadFields(end: '\0', depth: 0);
    }

    private ImmutableArray<TextProtoField> ReadFields(char end, int depth)
    {
        if (depth > DeepestNesting)
        {
            throw Fault("fewer levels");
        }

        var fields = ImmutableArray.CreateBuilder<TextProtoField>();
        while (true)
        {
            char next = Peek();
            if (next == end)
            {
                _at++;
                return fields.ToImmutable();
            }

            if (next is ',' or ';')
            {
                _at++;
                continue;
            }

            string name = ReadWord("a field name");
            bool hasColon = Skip(':');
            if (Skip('['))
            {
                ReadList(name, fields, depth);
            }
            else
            {
                fields.Add(ReadValue(name, hasColon, depth));
            }
        }
    }

    private void ReadList(string name, ImmutableArray<TextProtoField>.Builder fields, int depth)
    {
        while (!Skip(']'))
        {
            fields.Add(ReadValue(name, hasColon: true, depth));
            if (!Skip(',') && Peek() != ']')
            {
                throw Fault(", or ]");
            }
        }
    }

    private TextProtoField ReadValue(string name, bool hasColon, int depth)
    {
        if (Skip('{'))
        {
            return new TextProtoField(name, Value: null, ReadFields('}', depth + 1));
        }

        if (Skip('<'))
        {
            return new TextProtoField(name, Value: null, ReadFields('>', depth + 1));
        }

        if (!hasColon)
        {
            throw Fault("a colon");
        }

        return new TextProtoField(name, Peek() is '"' or '\'' ? ReadStrings() : ReadWord("a value"), []);
    }

    // Neighbouring strings are one.
    private string ReadStrings()
    {
        var text = new StringBuilder();
        while (Peek() is '"' or '\'')
        {
            char quote = _text[_at++];
            while (_at < _text.Length && _text[_at] != quote && _text[_at] != '\n')
            {
                text.Append(_text[_at] == '\\' ? ReadEscape() : _text[_at]);
                _at++;
            }

            if (_at >= _text.Length || _text[_at] != quote)
            {
                throw Fault("the end of the string");
            }

            _at++;
        }

        return text.ToString();
    }

    private char ReadEscape()
    {
        _at++;
        return (_at < _text.Length ? _text[_at] : '\0') switch
        {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            '\\' => '\\',
            '"' => '"',
            '\'' => '\'',
            _ => throw Fault("one of the escapes \\n \\t \\r \\\\ \\\" \\'"),
        };
    }

    private string ReadWord(string what)
    {
        Peek();
        int start = _at;
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] is '_' or '.' or '-' or '+'))
        {
            _at++;
        }

        return _at > start ? _text[start.._at] : throw Fault(what);
    }

    private bool Skip(char expected)
    {
        if (Peek() != expected)
        {
            return false;
        }

        _at++;
        return true;
    }

    /// <summary>The next character that is neither space nor comment; 0 at the end.</summary>
    private char Peek()
    {
        while (_at < _text.Length && (char.IsWhiteSpace(_text[_at]) || _text[_at] == '#'))
        {
            int lineEnd = _text[_at] == '#' ? _text.IndexOf('\n', _at) : _at;
            _at = lineEnd < 0 ? _text.Length : lineEnd + 1;
        }

        return _at < _text.Length ? _text[_at] : '\0';
    }

    private FormatException Fault(string expected)
    {
        int line = _text.AsSpan(0, Math.Min(_at, _text.Length)).Count('\n') + 1;
        return new FormatException($"line {line}: expected {expected}");
    }
}
