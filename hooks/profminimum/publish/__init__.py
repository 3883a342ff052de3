"""Composes the stages into a site: the only stage that knows MkDocs, the theme, the disk and the clock."""
