using System.Text;

namespace Pumpjack.Platform.Tabular;

/// <summary>
/// Splits delimited text into rows (RFC 4180, with CRLF, LF or CR). Cells are spans of one buffer that holds the current row; doubled
/// quotes are undone in place. A quote counts only at the start of a cell.
/// </summary>
internal sealed class CsvSource : RowSource
{
    private readonly StreamReader reader;
    private readonly char delimiter, quote;
    private readonly TabularOptions options;
    private char[] buffer = new char[1 << 16];
    private int rowStart, position, end;   // the current row starts at rowStart; text is read up to position and present up to end
    private bool started, ended, quotedRow;
    private long row, line = 1;

    public CsvSource(Stream stream, Encoding encoding, char delimiter, char quote, TabularOptions options)
    {
        reader = new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: false, 1 << 16);
        (this.delimiter, this.quote, this.options) = (delimiter, quote, options);
    }

    /// <summary>Cells in quotes so far that were properly closed.</summary>
    public int QuotedCells { get; private set; }

    public long CrLfBreaks { get; private set; }
    public long LfBreaks { get; private set; }
    public long CrBreaks { get; private set; }

    public override void Dispose() => reader.Dispose();

    public override bool Next(TabularRow target)
    {
        do
        {
            rowStart = position;
            if (!HasMore()) return false;
            target.Count = 0;
            target.Number = ++row;
            target.Line = line;
            quotedRow = false;
            ReadRow(target);
        }
        while (target.Count == 1 && target.Cells[0].Length == 0 && !quotedRow);   // blank lines
        target.Chars = buffer;
        target.Base = rowStart;
        return true;
    }

    private void ReadRow(TabularRow target)
    {
        while (true)
        {
            if (HasMore() && quote != '\0' && buffer[position] == quote) ReadQuoted(target);
            else ReadPlain(target);
            if (!HasMore()) return;
            var mark = buffer[position++];
            if (mark == delimiter) continue;
            line++;
            if (mark == '\n') LfBreaks++;
            else if (HasMore() && buffer[position] == '\n') { position++; CrLfBreaks++; }
            else CrBreaks++;
            return;
        }
    }

    private void ReadPlain(TabularRow target)
    {
        var start = position - rowStart;
        int stop;
        while ((stop = buffer.AsSpan(position, end - position).IndexOfAny(delimiter, '\n', '\r')) < 0)
        {
            position = end;
            if (position - rowStart - start > options.MaxCellChars) throw TooLong(target);
            if (!Fill()) { stop = 0; break; }
        }
        position += stop;
        AddCell(target, start, position - rowStart);
    }

    /// <summary>Reads a quoted cell, from its opening quote to the mark behind it.</summary>
    private void ReadQuoted(TabularRow target)
    {
        quotedRow = true;
        position++;
        var start = position - rowStart;   // relative to the row, because the buffer may move
        var write = -1;                    // once a doubled quote was undone: where the text goes on
        while (true)
        {
            var found = buffer.AsSpan(position, end - position).IndexOf(quote);
            var piece = buffer.AsSpan(position, found < 0 ? end - position : found);
            line += piece.Count('\n');
            if (write >= 0)
            {
                piece.CopyTo(buffer.AsSpan(rowStart + write));
                write += piece.Length;
            }
            position += piece.Length;
            if (position - rowStart - start > options.MaxCellChars) throw TooLong(target);
            if (found < 0)
            {
                if (Fill()) continue;
                throw new TabularRefusal("unterminated-quote",
                    $"The quoted cell that starts in row {row} is never closed; the file may be cut off.", row, target.Count + 1);
            }
            var close = position - rowStart;
            position++;
            if (HasMore() && buffer[position] == quote)
            {
                if (write < 0) write = close;
                buffer[rowStart + write++] = quote;
                position++;
                continue;
            }
            while (HasMore() && buffer[position] is ' ' or '\t' && buffer[position] != delimiter) position++;
            if (HasMore() && buffer[position] != delimiter && buffer[position] is not ('\r' or '\n'))
                throw new TabularRefusal("malformed-quote",
                    $"Row {row} has text after a closing quote; a quote inside a quoted cell must be doubled.", row, target.Count + 1);
            QuotedCells++;
            AddCell(target, start, write < 0 ? close : write);
            return;
        }
    }

    private void AddCell(TabularRow target, int start, int stop)
    {
        if (target.Count >= options.MaxColumns)
            throw new TabularRefusal("too-many-columns", $"Row {row} has more than {options.MaxColumns} cells.", row, target.Count + 1);
        ref var cell = ref target.Add();
        cell.Kind = stop > start ? CellKind.Text : CellKind.Blank;
        cell.Start = start;
        cell.Length = stop - start;
    }

    private TabularRefusal TooLong(TabularRow target) =>
        new("cell-too-long", $"A cell of row {row} has more than {options.MaxCellChars} characters; a quote may be missing.", row, target.Count + 1);

    private bool HasMore() => position < end || Fill();

    /// <summary>Reads more text behind <see cref="end"/>, moving the current row to the front of the buffer first.</summary>
    private bool Fill()
    {
        if (ended) return false;
        if (rowStart > 0)
        {
            Array.Copy(buffer, rowStart, buffer, 0, end - rowStart);
            position -= rowStart;
            end -= rowStart;
            rowStart = 0;
        }
        if (end == buffer.Length)
        {
            if (buffer.Length >= options.MaxRowChars)
                throw new TabularRefusal("row-too-long", $"Row {row} has more than {options.MaxRowChars} characters; a quote may be missing.", row);
            Array.Resize(ref buffer, buffer.Length * 2);
        }
        var read = Decode();
        if (!started && read > 0)
        {
            started = true;
            if (buffer[0] == '\uFEFF')
            {
                Array.Copy(buffer, 1, buffer, 0, --read);
                if (read == 0) read = Decode();
            }
        }
        ended = read == 0;
        end += read;
        return read > 0;
    }

    private int Decode()
    {
        try
        {
            return reader.Read(buffer, end, buffer.Length - end);
        }
        catch (DecoderFallbackException)
        {
            throw new TabularRefusal("invalid-encoding", $"The text breaks its character encoding after row {row}.", row + 1);
        }
    }
}
