"""Publishing a finished site so that it is never seen half: beside the old one, checked, switched at once."""

from .release import Outcome, Rejected, ReleaseRequest, publish, roll_back, status
from .releases_folder import ReleasesFolder, Unusable

__all__ = [
    "Outcome",
    "Rejected",
    "ReleaseRequest",
    "ReleasesFolder",
    "Unusable",
    "publish",
    "roll_back",
    "status",
]
