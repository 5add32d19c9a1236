namespace KErp.Names;

/// <summary>Claims of an access token, by their names in the token.</summary>
public static class Claims
{
    /// <summary>The user.</summary>
    public const string Subject = "sub";

    /// <summary>The company that the token acts for; absent before one is chosen.</summary>
    public const string Company = "cid";
}
