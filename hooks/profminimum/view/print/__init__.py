"""Printed sheets and pictures: values for the templates of `overrides/sheets`. Knows neither MkDocs nor the disk."""

from .lapsed import LapsedCards, LapsedSheets
from .region import RegionSheets
from .reports import ReportSheets
from .school import SchoolSheets
from .social_cards import Cards
from .typst_printer import TypstPrinter

__all__ = [
    "Cards",
    "LapsedCards",
    "LapsedSheets",
    "RegionSheets",
    "ReportSheets",
    "SchoolSheets",
    "TypstPrinter",
]
