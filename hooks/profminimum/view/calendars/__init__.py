"""Calendars and feeds: entries, the files that hold them, the links by which they are subscribed to."""
