"""Drafts of records from schools' own documents: Word, Excel, web pages, letters, text of a table. Writes nothing."""
