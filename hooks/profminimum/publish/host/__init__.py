"""MkDocs and its theme, and all that knows them: to replace the host is to replace this folder."""
