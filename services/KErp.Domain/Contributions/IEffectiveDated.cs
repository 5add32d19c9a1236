namespace KErp.Domain.Contributions;

/// <summary>A row that holds from a day to a day, both included.</summary>
internal interface IEffectiveDated
{
    /// <summary>What the row is about: no two rows of a key hold on the same day.</summary>
    string Key { get; }
    DateOnly EffectiveFrom { get; }
    DateOnly EffectiveTo { get; }
    string Source { get; }
}
