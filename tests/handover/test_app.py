"""The app beside the core: its columns are declared, and the core runs without it."""

from __future__ import annotations

import subprocess
import sys

from django.apps import apps

from urgent_action.handover.privacy import FATES
from urgent_action.privacy import Fate


def test_each_column_has_a_fate_and_none_is_about_a_signer() -> None:
    columns = {
        model._meta.label: {field.name for field in model._meta.concrete_fields}
        for model in apps.get_app_config("urgent_action_handover").get_models()
    }
    assert {label: set(fates) for label, fates in FATES.items()} == columns
    assert {fate for fates in FATES.values() for fate in fates.values()} == {Fate.KEEP}


def test_core_runs_without_it() -> None:
    code = (
        "from django.conf import settings; from example import settings as site; "
        "apps = [app for app in site.INSTALLED_APPS if app != 'urgent_action.handover']; "
        "names = {name: getattr(site, name) for name in dir(site) if name.isupper()}; "
        "settings.configure(**{**names, 'INSTALLED_APPS': apps, 'ROOT_URLCONF': 'urgent_action.urls'}); "
        "import django; django.setup(); import sys; from wagtail import hooks; hooks.get_hooks('register_admin_urls'); "
        "assert not [name for name in sys.modules if name.startswith('urgent_action.handover')]"
    )
    environment = {"PYTHONPATH": ".:example_project"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
