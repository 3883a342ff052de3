"""What the workflows of a forge run before they trust a change. Uses the standard library alone."""
