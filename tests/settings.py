"""Settings of the test suite: the example site, with the database that the run asks for."""

import os

from example.settings import *  # noqa: F403
from example.settings import DATABASES, INSTALLED_APPS
from example.settings import URGENT_ACTION as EXAMPLE

# Sealed mode is off in the example site. Here it is installed without keys, and seals nothing until a test names some.
INSTALLED_APPS = [*INSTALLED_APPS, "urgent_action.sealed"]
SILENCED_SYSTEM_CHECKS = ["urgent_action_sealed.E001"]

DEBUG = False
SECRET_KEY = "tests-only"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
ALLOWED_HOSTS = ["*"]

# tests.plugin starts the server and names it here before Django reads this file.
if "TEST_POSTGRES_URL" in os.environ:
    import dj_database_url

    DATABASES["default"] = dj_database_url.parse(os.environ["TEST_POSTGRES_URL"])
    if "TEST_MIGRATED" in os.environ:  # tests.migrated makes this database
        DATABASES["default"]["TEST"] = {"TEMPLATE": "migrated"}

if "TEST_MARIADB_SOCKET" in os.environ:  # the settings of docs/how-to/databases.md
    DATABASES["default"] = {
        "ENGINE": "django.db.backends.mysql",
        "NAME": "urgent_action",
        "USER": "root",
        "HOST": os.environ["TEST_MARIADB_SOCKET"],
        "OPTIONS": {"charset": "utf8mb4"},
        "TEST": {"CHARSET": "utf8mb4"},  # the server's own collation of it
    }

URGENT_ACTION = {
    "SECTION_NAME": "Ruritania Solidarity",
    "BASE_TEMPLATE": "base.html",
    "THEMES": EXAMPLE["THEMES"],  # the demo's actions have some
    "PAGE_MEMORY": 0,  # a test that changes something looks at once; tests/test_kept.py is about what is kept
    "DIGEST_KEY": "dGVzdHMtb25seS10ZXN0cy1vbmx5LXRlc3RzLW9ubHk=",
    "TOKEN_KEY": "b3RoZXItdGVzdHMtb25seS1vdGhlci10ZXN0cy1vbmx5IQ==",
}
