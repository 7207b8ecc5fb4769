namespace Pumpjack.Assets.Wells;
public sealed class WellImportService { }
