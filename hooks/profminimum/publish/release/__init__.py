"""Publishing a finished site so that it is never seen half: beside the old one, checked, switched at once."""

from .home import Home, Unfit
from .publishing import Outcome, Refused, Wanted, publish, roll_back, status
