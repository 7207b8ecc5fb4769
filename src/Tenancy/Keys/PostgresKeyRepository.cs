using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;

namespace Pumpjack.Tenancy.Keys;

/// <summary>Keeps the data-protection keys in PostgreSQL, so that every instance reads the tickets of every other.</summary>
sealed class PostgresKeyRepository(NpgsqlDataSource app) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var command = app.CreateCommand("select platform.data_protection_keys()");
        using var reader = command.ExecuteReader();
        List<XElement> keys = [];
        while (reader.Read())
            keys.Add(XElement.Parse(reader.GetString(0)));
        return keys;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var command = app.CreateCommand("select platform.store_data_protection_key($1, $2)");
        command.Parameters.Add(new() { Value = friendlyName });
        command.Parameters.Add(new() { Value = element.ToString(SaveOptions.DisableFormatting) });
        command.ExecuteNonQuery();
    }
}
