"""Pictures as files: the smallest that social networks take. Of the sheets, the one module that knows Pillow."""

from __future__ import annotations

from io import BytesIO

from PIL.Image import Dither, Quantize
from PIL.Image import open as opened  # of bytes in memory

COLOURS = 32
"""Colours of the palette: with 16 the pale ring of the pictures is gone, with 64 they look the same and are larger."""


def with_palette(png: bytes) -> bytes:
    """Returns a picture with few colours and no transparency as PNG with a palette: a quarter of its bytes.

    A JPEG that looks as well is twice as large, because a picture is words on a plain ground.
    """
    with opened(BytesIO(png)) as picture:
        reduced = picture.convert("RGB").quantize(COLOURS, Quantize.FASTOCTREE, dither=Dither.NONE)
    data = BytesIO()
    reduced.save(data, "PNG")
    return data.getvalue()
