namespace KErp.Domain.Contributions;

/// <summary>Whether a monthly contribution is owed for the month of joining.</summary>
public enum JoiningMonthRule
{
    /// <summary>Only by those who join on the first of the month.</summary>
    JoinedOnTheFirst,

    /// <summary>By all.</summary>
    Always,
}
