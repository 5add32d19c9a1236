using System.Text.Json;
using KErp.Domain.Invoices;

namespace KErp.Domain.Tests.Invoices;

public sealed class IdentityNumberTests
{
    [Theory]
    [InlineData("900101-1234567", "9001011234567", "900101-1******", true)]
    [InlineData("9001015234567", "9001015234567", "900101-5******", true)]
    [InlineData("M12345678", "M12345678", "M1*******", false)]
    [InlineData("AB123", "AB123", "AB***", false)]
    // No such birthday, so it may be the number of a passport.
    [InlineData("9013011234567", "9013011234567", "90***********", false)]
    public void it_shows_itself_masked_and_is_whole_when_revealed(string text, string whole, string masked, bool resident)
    {
        var number = IdentityNumber.Parse(text);
        Assert.Equal(whole, number.Reveal());
        Assert.Equal(masked, number.ToString());
        Assert.Equal($"\"{masked}\"", JsonSerializer.Serialize(number));
        Assert.Equal(resident, number.IsResidentNumber);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("AB12")]
    [InlineData("M1234 678")]
    [InlineData("M12345678901234567890")]
    [InlineData("여권12345")]
    [InlineData("900101 1234567")]
    public void anything_else_is_refused_without_being_repeated(string? text)
    {
        Assert.False(IdentityNumber.TryParse(text, out var number));
        Assert.Equal(default, number);
        if (text is { Length: > 0 }) Assert.DoesNotContain(text, Assert.Throws<FormatException>(() => IdentityNumber.Parse(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void json_that_holds_no_number_is_read_as_none()
    {
        Assert.Equal(IdentityNumber.Parse("M12345678"), JsonSerializer.Deserialize<IdentityNumber>("\"M12345678\""));
        Assert.Equal(default, JsonSerializer.Deserialize<IdentityNumber>("\"x\""));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<IdentityNumber>("9001011234567"));
    }
}
