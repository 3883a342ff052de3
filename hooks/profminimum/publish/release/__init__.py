"""Publishing a site as a release that is never seen half: built aside, checked, switched in one step."""

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
