"""The suite's settings on a database of its own, with keys that never change: links that were mailed depend on them."""

import os

import dj_database_url

from tests.mailers import mail_settings
from tests.settings import *  # noqa: F403
from tests.settings import URGENT_ACTION

DATABASES = {"default": dj_database_url.parse(os.environ["UPGRADED_DATABASE_URL"])}
globals().update(mail_settings("django.core.mail.backends.locmem.EmailBackend"))

URGENT_ACTION = {
    **URGENT_ACTION,
    "DIGEST_KEY": "dXBncmFkaW5nLXVwZ3JhZGluZy11cGdyYWRpbmctdXA=",
    "TOKEN_KEY": "bGlua3MtdGhhdC1hcmUtb3V0LWFscmVhZHktbGlua3M=",
}
