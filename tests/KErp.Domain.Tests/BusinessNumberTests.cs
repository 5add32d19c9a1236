namespace KErp.Domain.Tests;

public sealed class BusinessNumberTests
{
    [Theory]
    [InlineData("1248100998")]
    [InlineData("2208162517")]
    [InlineData("1208147521")]
    [InlineData("6798700433")]
    [InlineData("2048631263")]
    [InlineData("6028131841")]
    [InlineData("2148639239")]
    [InlineData("1178171379")]
    [InlineData("1234567891")]
    [InlineData("8888888888")]
    public void a_number_with_its_check_digit_is_accepted(string digits)
    {
        Assert.True(BusinessNumber.TryParse(digits, out var number));
        Assert.Equal(digits, number.Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1234567890")]
    [InlineData("1388504400")]
    [InlineData("0000000000")]
    [InlineData("124810099")]
    [InlineData("12481009980")]
    [InlineData("12-481-00998")]
    [InlineData("124-8100998")]
    [InlineData("124-81-0099A")]
    [InlineData(" 1248100998")]
    [InlineData("１２４８１００９９８")]
    public void anything_else_is_refused(string? text)
    {
        Assert.False(BusinessNumber.TryParse(text, out var number));
        Assert.Equal("", number.Value);
    }

    [Fact]
    public void every_other_last_digit_is_refused() =>
        Assert.Single(Enumerable.Range(0, 10), digit => BusinessNumber.TryParse($"124810099{digit}", out _));

    [Fact]
    public void hyphens_are_read_and_written()
    {
        var number = BusinessNumber.Parse("124-81-00998");
        Assert.Equal("1248100998", number.Value);
        Assert.Equal("124-81-00998", number.ToString());
        Assert.Equal(BusinessNumber.Parse("1248100998"), number);
    }

    [Fact]
    public void the_error_does_not_repeat_the_text()
    {
        var error = Assert.Throws<FormatException>(() => BusinessNumber.Parse("900101-1234567"));
        Assert.DoesNotContain("900101", error.Message, StringComparison.Ordinal);
    }
}
