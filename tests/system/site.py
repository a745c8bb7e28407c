"""Settings of the processes that the system tests start: the example site, placed by environment variables."""

import json
import os

import dj_database_url

from tests.mailers import mail_settings
from tests.settings import *  # noqa: F403
from tests.settings import DATABASES, INSTALLED_APPS, URGENT_ACTION

DATABASES["default"] = dj_database_url.parse(os.environ["SYSTEM_DATABASE_URL"])

_smtp = {"host": "127.0.0.1", "port": int(os.environ["SYSTEM_SMTP_PORT"]), "timeout": 30}
globals().update(mail_settings("django.core.mail.backends.smtp.EmailBackend", **_smtp))

if os.environ.get("SYSTEM_TASKS") == "database":
    INSTALLED_APPS = [*INSTALLED_APPS, "django_tasks_db"]
    TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

URGENT_ACTION = {**URGENT_ACTION, **json.loads(os.environ.get("SYSTEM_URGENT_ACTION", "{}"))}
