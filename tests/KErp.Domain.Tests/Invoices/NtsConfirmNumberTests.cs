using KErp.Domain.Invoices;

namespace KErp.Domain.Tests.Invoices;

public sealed class NtsConfirmNumberTests
{
    [Theory]
    [InlineData("200909143900502610018801", true)]
    [InlineData("2016072042000238uwtA0001", true)]
    [InlineData("20090914-39005026-10018801", false)]
    [InlineData("20090914390050261001880", false)]
    [InlineData("2009091439005026100188011", false)]
    [InlineData("200909143900502610018801\n", false)]
    [InlineData("2009091439005026100188가1", false)]
    [InlineData("２00909143900502610018801", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void it_is_sixteen_digits_and_eight_letters_or_digits(string? text, bool valid) =>
        Assert.Equal(valid, NtsConfirmNumber.IsValid(text));
}
