using System.Text;
using Est.ServiceDefaults.Documents;

namespace Est.ServiceDefaults.Tests;

/// <summary>What Est writes into CSV files: OWASP's list of CSV injection, and the ways round an apostrophe.</summary>
public sealed class CsvCells
{
    [Theory]
    [InlineData("Torget", "Torget")]
    [InlineData("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\"")]
    [InlineData("+46", "'+46")]
    [InlineData("-1+2", "'-1+2")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("  =1", "'  =1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("a;b", "\"a;b\"")]
    [InlineData("a,b", "a,b")]
    [InlineData("rad\r\ntvå", "\"rad\r\ntvå\"")]
    [InlineData("a;=1", "\"a;=1\"")]
    [InlineData(null, "")]
    public void A_cell_is_never_a_formula_and_never_two_cells(string? text, string cell) => CsvText.Cell(text, ';').ShouldBe(cell);

    [Fact]
    public void The_separator_is_the_files_own() => new StringBuilder().AppendCsvRow(',', "a,b", "=1", "c;d").ToString().ShouldBe("\"a,b\",'=1,c;d\r\n");
}
