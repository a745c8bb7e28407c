"""Settings of the production set-up: the example site's, with PostgreSQL, Redis, a worker, and Varnish in front."""

import json
import os

from example.settings import *  # noqa: F403
from example.settings import INSTALLED_APPS, MIDDLEWARE, URGENT_ACTION

from tests.mailers import mail_settings

_places = json.loads(os.environ["PRODUCTION_PLACES"])

DEBUG = False
ROOT_URLCONF = "tests.production.urls"
ALLOWED_HOSTS = ["localhost", "127.0.0.1"]
INSTALLED_APPS = [*INSTALLED_APPS, "django_tasks_db", "wagtail.contrib.frontend_cache"]
MIDDLEWARE = ["urgent_action.middleware.DatabaseAwayMiddleware", *MIDDLEWARE]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "section",
        "USER": "visitor",
        "HOST": "127.0.0.1",
        "PORT": _places["database"],
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 3},
    }
}
if _places.get("pooled"):
    # PgBouncer hands out a connection for one transaction: nothing may be kept in it for longer.
    DATABASES["default"] |= {"CONN_MAX_AGE": 0, "DISABLE_SERVER_SIDE_CURSORS": True}
    DATABASES["default"]["OPTIONS"] = {"connect_timeout": 3, "prepare_threshold": None}

_redis = {"socket_timeout": 1, "socket_connect_timeout": 1}
CACHES = {
    "default": {
        "BACKEND": "urgent_action.redis_cache.ForgivingRedisCache",
        "LOCATION": f"redis://127.0.0.1:{_places['redis']}/0",
        "OPTIONS": _redis,
    },
    "limits": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": f"redis://127.0.0.1:{_places['redis']}/1",
        "OPTIONS": _redis,
    },
}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

_smtp = {"host": "127.0.0.1", "port": _places["smtp"], "timeout": 10}
globals().update(mail_settings("django.core.mail.backends.smtp.EmailBackend", **_smtp))

WAGTAILFRONTENDCACHE = {
    "varnish": {
        "BACKEND": "wagtail.contrib.frontend_cache.backends.HTTPBackend",
        "LOCATION": f"http://127.0.0.1:{_places['varnish']}",
    }
}

URGENT_ACTION = {
    **URGENT_ACTION,
    "LIMITS_CACHE": "limits",
    "TRUSTED_PROXIES": 2,  # what ends TLS, and Varnish
    "DIGEST_KEY": "cHJvZHVjdGlvbi1zZXQtdXAtb24tbG9vcGJhY2stMS4=",
    "TOKEN_KEY": "cHJvZHVjdGlvbi1zZXQtdXAtb24tbG9vcGJhY2stMi4=",
}
