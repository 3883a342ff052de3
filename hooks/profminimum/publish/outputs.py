"""Everything that leaves the site beside its pages: the one list of makers."""

from __future__ import annotations

from ..view.output import Maker

MAKERS: tuple[Maker, ...] = ()
"""Each makes its files from the catalogue alone, in the order in which they are written."""
