"""Tools for writing data: the form, schemas for editors, templates of records, spreadsheets, next year's drafts."""
