"""Day file `day.css` of a built site: the day for which it was made, the one file that differs from day to day by itself.

Pages show the day where no script runs and on paper, and scripts believe no clock that is behind it. As a style it is read
before scripts run, from a disk too, and says its words without them. Knows no page.
"""

from __future__ import annotations

from ... import russian
from ...catalog import Catalog
from ...output import Output

PATH = "day.css"


def day_file(catalog: Catalog) -> Output:
    """Returns the file: `--pm-built` is the day, `--pm-built-words` the same in words."""
    day = catalog.its_day
    text = f':root {{\n  --pm-built: "{day}";\n  --pm-built-words: "{russian.day(day)}";\n}}\n'
    return Output(PATH, text.encode())
