"""The policy by Django's own middleware, which came with Django 6.0."""

from tests.settings import MIDDLEWARE as SUITE_MIDDLEWARE

from .common import *  # noqa: F403
from .common import TEMPLATES, of_the_page

globals().update(of_the_page("from django.utils.csp import CSP", MIDDLEWARE=[*SUITE_MIDDLEWARE]))
TEMPLATES[0]["OPTIONS"]["context_processors"].append("django.template.context_processors.csp")
