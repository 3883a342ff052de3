"""What stands on the pages: of records, of sections, of staff; their filters, long lists and structured data."""
