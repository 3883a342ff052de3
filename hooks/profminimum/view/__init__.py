"""Outputs as values: pages, and the numbers behind their drawings. Knows neither MkDocs nor the disk."""

from .pages.inbox_page import INBOX, InboxFile, inbox_page
from .pages.record_pages import RecordPages
from .pages.section_pages import problems_page, section_body
from .rendering.page import Page, rooted, way_to_root, with_icons
from .rendering.templates import Templates

__all__ = [
    "INBOX",
    "InboxFile",
    "Page",
    "RecordPages",
    "Templates",
    "inbox_page",
    "problems_page",
    "rooted",
    "section_body",
    "way_to_root",
    "with_icons",
]
