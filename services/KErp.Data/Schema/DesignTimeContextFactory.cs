using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace KErp.Data.Schema;

/// <summary>For <c>dotnet ef migrations add</c>, which needs the model and no server.</summary>
internal sealed class DesignTimeContextFactory : IDesignTimeDbContextFactory<KErpDbContext>
{
    public KErpDbContext CreateDbContext(string[] args) => new(
        new DbContextOptionsBuilder<KErpDbContext>().UseNpgsql("Host=localhost").UseSnakeCaseNamingConvention().Options);
}
