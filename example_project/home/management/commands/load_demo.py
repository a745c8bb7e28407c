"""Fill the example site."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale, Page, Site

from home.demo.content import ACTIONS, ARABIC_ACTION
from home.demo.loading import add_action, add_index, add_section, stop
from home.demo.reports import add_reports
from home.demo.signers import add_signers
from home.models import HomePage


class Command(BaseCommand):
    """Loads the demo once; run again, it leaves everything as it is."""

    help = "Load the demo: invented urgent actions in English and Arabic, an editor and an administrator."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One option: the port of the site's address, which stands in links and mails."""
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, **options: Any) -> None:
        """Load what is not there yet."""
        self._people()
        if HomePage.objects.exists():
            self.stdout.write("The demo is there already; nothing was changed.")
            return
        with transaction.atomic():
            self._pages(options["port"])
        self.stdout.write("The demo is loaded.")

    def _people(self) -> None:
        users = get_user_model()
        if not users.objects.filter(username="admin").exists():
            users.objects.create_superuser("admin", "admin@section.example", "admin")
        if not users.objects.filter(username="editor").exists():
            editor = users.objects.create_user("editor", "editor@section.example", "editor")
            editor.groups.set(Group.objects.filter(name__in=["Editors", "Moderators"]))
            rights = ["view_signature", "moderate_signature", "erase_signature", "export_signature", "stop_action"]
            rights += ["add_consentstatement", "view_consentstatement", "mail_update", "change_sectionsettings"]
            rights += ["submit_translation"]
            editor.user_permissions.set(Permission.objects.filter(codename__in=rights))

    def _pages(self, port: int) -> None:
        now = timezone.now()
        english, _made = Locale.objects.get_or_create(language_code="en")
        arabic, _made = Locale.objects.get_or_create(language_code="ar")
        root = Page.get_first_root_node()
        home = root.add_child(
            instance=HomePage(
                title="Ruritania Solidarity",
                slug="solidarity",
                introduction="We write letters for people at risk. Each letter is read by somebody who would rather not be watched.",
                body=[("urgent_actions", {"heading": "Act now", "number": 3})],
                locale=english,
            )
        )
        site = Site.objects.get(is_default_site=True)
        site.root_page, site.site_name, site.port = home, "Ruritania Solidarity", port
        site.save()
        add_section(site)
        Page.objects.filter(slug="home", depth=2).delete()
        index = add_index(
            home,
            title="Urgent actions",
            slug="urgent-actions",
            introduction="Read the case, write to the officials, sign. Each action ends by itself at its deadline.",
            locale=english,
        )
        for facts in ACTIONS:
            self._action(index, facts, now)
        home_ar = home.copy_for_translation(arabic)
        home_ar.title, home_ar.introduction = "تضامن روريتانيا", "نكتب رسائل من أجل أشخاص في خطر."
        home_ar.body = [("urgent_actions", {"heading": "تحرّكوا الآن", "number": 3})]
        home_ar.save_revision().publish()
        index_ar = index.copy_for_translation(arabic)
        index_ar.title, index_ar.introduction = "التحركات العاجلة", "اقرأوا الحالة، واكتبوا إلى المسؤولين، ووقّعوا."
        index_ar.save_revision().publish()
        self._action(index_ar, ARABIC_ACTION, now)

    def _action(self, index: Any, facts: dict[str, Any], now: Any) -> None:
        page = add_action(index, facts, today=timezone.localdate(now))
        add_signers(page, facts.get("signatures", 0), now=now)
        add_reports(page, facts, now=now)
        if facts.get("stopped"):
            stop(page, reason=facts["stopped"], now=now - timedelta(days=3))
        page.refresh_from_db()
        self.stdout.write(f"  {page.status_at(now).label}: {page.title}")
