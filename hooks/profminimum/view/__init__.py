"""Outputs as values: pages, and the numbers behind their drawings. Knows neither MkDocs nor the disk."""

from .page import Page, rooted, way_to_root, with_icons
from .records import RecordPages
from .sections import problems_page, section_body
from .templates import Templates
