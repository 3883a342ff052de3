"""Printed sheets and pictures: values for the templates of `overrides/sheets`. Knows neither MkDocs nor the disk."""

from .cards import Cards
from .press import Press
from .region import RegionSheets
from .reports import ReportSheets
from .school import SchoolSheets
