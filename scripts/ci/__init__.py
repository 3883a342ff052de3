"""Programs that the workflows of a forge run before they trust a change. They use only the standard library."""
