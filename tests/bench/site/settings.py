"""Settings of the measured site: those of the example, on the benchmark's database, with the peers installed beside."""

import os
from importlib.util import find_spec

import dj_database_url

from tests.settings import *  # noqa: F403
from tests.settings import INSTALLED_APPS, URGENT_ACTION

# The core, and the app that exports; what else a site may leave out is left out.
_kept = {"urgent_action.pages", "urgent_action.handover"}
_core = [name for name in INSTALLED_APPS if not name.startswith("urgent_action.") or name in _kept]
INSTALLED_APPS = ["tests.bench.site", "wagtail.contrib.forms", *_core]
if find_spec("wagtailstreamforms"):
    INSTALLED_APPS = ["wagtailstreamforms", "generic_chooser", "wagtail_modeladmin", *INSTALLED_APPS]

DATABASES = {"default": {**dj_database_url.parse(os.environ["BENCH_DATABASE_URL"]), "CONN_MAX_AGE": None}}
ROOT_URLCONF = "tests.bench.site.urls"
WAGTAIL_I18N_ENABLED = False
# Made when the database is, for the version of Wagtail that is installed.
MIGRATION_MODULES = {"bench": "bench_migrations"}

# Mail is sent by a process of its own, as in production: what is measured is how signatures go in.
TASKS = {"default": {"BACKEND": "tests.bench.site.tasks.SweptBackend"}}
# One proxy in front, which tells the visitor's address: each visitor comes from a network of their own.
URGENT_ACTION = {**URGENT_ACTION, "TRUSTED_PROXIES": 1}
del URGENT_ACTION["PAGE_MEMORY"]  # as a site has it
