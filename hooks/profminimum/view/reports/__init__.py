"""Reports for the operator and the schools: tables with words in Russian. Each module makes one report of the catalogue.

A report is a value. A page, a workbook, a printed sheet and JSON are made of it elsewhere, all alike, so that they
cannot tell different things.
"""

from .report import Cell, Mood, Report, Table, To
