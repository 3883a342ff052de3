"""Photographs: how large they are, and the same in a few sizes without place, time and device. The one module of this stage that knows Pillow.

What is published is drawn anew from the pixels: whatever a camera or an editor wrote into the file stays behind.
"""

from __future__ import annotations

from io import BytesIO

from PIL import ImageCms, ImageOps
from PIL.Image import Image, Resampling
from PIL.Image import open as opened  # of bytes in memory

from ...file_formats import JPEG, MOST_PIXELS, PNG, WEBP, FileFormat
from ...model.attachments import photo_sizes
from .content import Content, Unfit

QUALITY = 80
_FORMATS: dict[str | None, FileFormat] = {"JPEG": JPEG, "MPO": JPEG, "PNG": PNG, "WEBP": WEBP}
"""What Pillow calls the formats; a telephone puts a second picture behind the first into some JPEG files."""


def photo_format(data: bytes) -> FileFormat | None:
    """Returns which of the formats a picture has; None if it is another one, or no picture."""
    try:
        return _FORMATS.get(opened(BytesIO(data)).format)
    except OSError:
        return None


def read_photo(data: bytes) -> Content:
    """Returns the size of a photograph as it is looked at. Raises Unfit."""
    upright = _upright(data)
    return Content(width=upright.width, height=upright.height)


def in_sizes(data: bytes) -> dict[str, bytes]:
    """Returns the files of a photograph by name. Raises Unfit."""
    upright = _upright(data)
    return {
        size.name: _encoded(upright.resize((size.width, size.height), Resampling.LANCZOS))
        for size in photo_sizes(upright.width, upright.height)
    }


def _upright(data: bytes) -> Image:
    """Returns the picture turned as its camera says, in the usual colours, without anything else. Raises Unfit."""
    image = opened(BytesIO(data))
    if image.width * image.height > MOST_PIXELS:
        millions = f"{MOST_PIXELS // 1_000_000} млн"
        raise Unfit("photo-too-large", f"В снимке больше {millions} точек. Уменьшите его в любом редакторе.")
    if getattr(image, "n_frames", 1) > 1 and image.format != "MPO":
        raise Unfit("photo-moves", "Это не снимок, а движущаяся картинка. Приложите обычный снимок.")
    mode = "RGBA" if image.has_transparency_data else "RGB"
    upright = ImageOps.exif_transpose(_in_usual_colours(image)).convert(mode)
    upright.info = {}
    return upright


def _in_usual_colours(image: Image) -> Image:
    """Returns the picture in the colours that screens take for granted; a profile that cannot be read is ignored."""
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in ("RGB", "RGBA"):
        return image
    try:
        usual = ImageCms.createProfile("sRGB")
        turned = ImageCms.profileToProfile(image, ImageCms.ImageCmsProfile(BytesIO(profile)), usual)
    except (ImageCms.PyCMSError, OSError):
        return image
    return turned or image


def _encoded(image: Image) -> bytes:
    result = BytesIO()
    image.save(result, "WEBP", quality=QUALITY)
    return result.getvalue()
