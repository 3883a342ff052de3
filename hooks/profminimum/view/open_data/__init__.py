"""The open data: collections of items as JSON, tables and workbooks."""
