using System.Text.Json;

namespace KErp.Domain.Tests;

public sealed class ResidentNumberTests
{
    private const string Digits = "9001011234567";
    private static readonly JsonSerializerOptions WithFields = new() { IncludeFields = true };

    [Theory]
    [InlineData("900101-1234567", 1900, Gender.Male, false)]
    [InlineData("900101-2234567", 1900, Gender.Female, false)]
    [InlineData("040229-3234567", 2000, Gender.Male, false)]
    [InlineData("040229-4234567", 2000, Gender.Female, false)]
    [InlineData("900101-5234567", 1900, Gender.Male, true)]
    [InlineData("900101-6234567", 1900, Gender.Female, true)]
    [InlineData("040229-7234567", 2000, Gender.Male, true)]
    [InlineData("040229-8234567", 2000, Gender.Female, true)]
    [InlineData("990101-9234567", 1800, Gender.Male, false)]
    [InlineData("990101-0234567", 1800, Gender.Female, false)]
    public void the_seventh_digit_tells_century_gender_and_nationality(string text, int century, Gender gender, bool foreigner)
    {
        Assert.True(ResidentNumber.TryParse(text, out var number));
        Assert.Equal(century, number.BirthDate.Year / 100 * 100);
        Assert.Equal((gender, foreigner), (number.Gender, number.IsForeigner));
        Assert.Equal(number, ResidentNumber.Parse(text.Remove(6, 1)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("900101-123456")]
    [InlineData("900101-12345678")]
    [InlineData("900101 1234567")]
    [InlineData("9001-011234567")]
    [InlineData("901301-1234567")]
    [InlineData("900229-1234567")]
    [InlineData("030229-3234567")]
    [InlineData("900101-123456A")]
    [InlineData("９００１０１１２３４５６７")]
    [InlineData("0000000000000")]
    public void anything_else_is_refused(string? text)
    {
        Assert.False(ResidentNumber.TryParse(text, out var number));
        Assert.Equal(default, number);
        Assert.Equal("", number.ToString());
    }

    /// <summary>Numbers given out since October 2020 are random after the seventh digit.</summary>
    [Fact]
    public void no_check_digit_is_asked_for() =>
        Assert.All(Enumerable.Range(0, 10), last => Assert.True(ResidentNumber.TryParse($"201015-312345{last}", out _)));

    [Fact]
    public void it_is_masked_in_every_text_but_the_revealed_one()
    {
        var number = ResidentNumber.Parse(Digits);
        var holder = new Holder("홍길동", number);
        object boxed = number;

        string[] texts =
        [
            number.ToString(), $"{number}", string.Format(null, "{0}", number), string.Concat(boxed), holder.ToString(),
            JsonSerializer.Serialize(number), JsonSerializer.Serialize(holder), JsonSerializer.Serialize(boxed),
            JsonSerializer.Serialize(holder, WithFields),
            JsonSerializer.Serialize(new Dictionary<string, object> { ["n"] = number }),
        ];

        Assert.All(texts, text => Assert.Contains("900101-1******", text, StringComparison.Ordinal));
        Assert.All(texts, text => Assert.DoesNotContain("234567", text, StringComparison.Ordinal));
        Assert.Equal(Digits, number.Reveal());
    }

    /// <summary>Loggers that take objects apart look at public members; none of them is the number.</summary>
    [Fact]
    public void no_public_member_no_conversion_and_no_interface_gives_the_digits_away()
    {
        var type = typeof(ResidentNumber);
        object number = ResidentNumber.Parse(Digits);

        Assert.DoesNotContain(type.GetProperties(), p => p.GetValue(number)?.ToString()?.Contains("234567", StringComparison.Ordinal) == true);
        Assert.DoesNotContain(type.GetFields(), f => !f.IsStatic);
        Assert.DoesNotContain(type.GetMethods(), m => m.Name is "op_Implicit" or "op_Explicit");
        Assert.Equal([typeof(IEquatable<ResidentNumber>)], type.GetInterfaces());
    }

    [Fact]
    public void errors_do_not_repeat_the_text()
    {
        var parse = Assert.Throws<FormatException>(() => ResidentNumber.Parse("901301-1234567"));
        var json = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Holder>("{\"Number\":9001011234567}"));

        Assert.DoesNotContain("234567", parse.ToString() + json, StringComparison.Ordinal);
    }

    [Fact]
    public void json_reads_a_number_and_leaves_the_default_value_for_text_that_is_none()
    {
        Assert.Equal(Digits, JsonSerializer.Deserialize<ResidentNumber>($"\"{Digits}\"").Reveal());
        Assert.Equal(default, JsonSerializer.Deserialize<ResidentNumber>("\"901301-1234567\""));
    }

    [Theory]
    [InlineData("홍길동900101-1234567", true)]
    [InlineData("no. 9001011234567.", true)]
    [InlineData("900101 1234567", true)]
    [InlineData("901301-1234567", false)]
    [InlineData("19001011234567", false)]
    [InlineData("0192f1c4-9001-7012-8345-670000000000", false)]
    [InlineData("연말정산", false)]
    [InlineData(null, false)]
    public void it_is_found_in_free_text(string? text, bool found) => Assert.Equal(found, ResidentNumber.IsIn(text));

    private sealed record Holder(string Name, ResidentNumber Number);
}
