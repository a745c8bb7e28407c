"""The policy by the middleware of django-csp."""

from tests.settings import MIDDLEWARE as SUITE_MIDDLEWARE

from .common import *  # noqa: F403
from .common import INSTALLED_APPS, of_the_page

globals().update(
    of_the_page("from csp.constants import", MIDDLEWARE=[*SUITE_MIDDLEWARE], INSTALLED_APPS=[*INSTALLED_APPS])
)
