"""QR codes of addresses as SVG. The one module that knows segno; it knows neither pages nor sheets."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

import segno
from markupsafe import Markup

QUIET_ZONE = 4
"""Light modules around the code, as ISO/IEC 18004 asks."""
MASK = 3
"""Any mask can be read; a fixed one spares the search for the prettiest, three quarters of the time."""


@lru_cache(maxsize=1 << 10)  # a preview makes the same pages again and again
def qr_svg(address: str) -> str:
    """Returns the code of a full address as an SVG image without style attributes; black on white, error correction M.

    Raises ValueError for an empty address: a wrong code is worse than none.
    """
    if not address:
        raise ValueError("no address to encode")
    code = segno.make(address, error="m", micro=False, mask=MASK, boost_error=False)
    drawing = BytesIO()
    code.save(
        drawing,
        kind="svg",
        xmldecl=False,
        nl=False,
        omitsize=True,
        border=QUIET_ZONE,
        light="#fff",  # --pm-card
        svgclass=None,
        lineclass=None,
    )
    return drawing.getvalue().decode()


def qr_image(address: str, label: str) -> Markup:
    """Returns the code for a page, with its text alternative. Raises ValueError for an empty address."""
    opening = Markup('<svg class="pm-qr" role="img" aria-label="{}"').format(label)
    return opening + Markup(qr_svg(address).removeprefix("<svg"))
