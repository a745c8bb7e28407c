"""What the section does with the app: a list in the menu, an action published, signed and confirmed, rights, a plan, a stop."""

import email
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.images import get_image_model
from wagtail.models import GroupPagePermission, PageSubscription, PageViewRestriction, Site

from urgent_action.models import Signature
from urgent_action.pages.models import PersonAtRisk, UrgentActionIndexPage, UrgentActionPage
from urgent_action.section_settings.models import SectionSettings, SectionTexts

head = get_user_model().objects.get(username="head")
home = Site.objects.get(is_default_site=True).root_page
section = SectionSettings(site=home.get_site())
section.texts = [SectionTexts(language="en", name="Section of the Harbour")]
section.save()
index = UrgentActionIndexPage(title="Urgent actions", slug="urgent-actions", show_in_menus=True)
home.add_child(instance=index)
index.save_revision(user=head).publish(user=head)


def action(slug: str) -> UrgentActionPage:
    deadline = {"date": (date.today() + timedelta(days=30)).isoformat(), "zone": "Africa/Nairobi"}
    target = {
        "kind": "target",
        "name": "Hon. Adaeze Morrow",
        "address": "4 Harbour Square",
        "emails": ["m@justice.example"],
    }
    letter = {"language": "en", "body": "I write about Ilyas Verne.", "demands": ["release him;"]}
    parts = {"target": target, "letter": letter, "deadline": deadline}
    page = UrgentActionPage(title=f"Urgent: {slug}", slug=slug, summary="A kite maker is held.", live=False, owner=head)
    raw = [{"type": kind, "value": value} for kind, value in parts.items()]
    page.body = UrgentActionPage._meta.get_field("body").stream_block.to_python(raw)
    page.people_at_risk = [PersonAtRisk(name="Ilyas Verne", pronouns="he/him")]
    page.picture = get_image_model().objects.first()
    index.add_child(instance=page)
    return page


page = action("kite-maker")
page.save_revision(user=head).publish(user=head)
planned = action("planned")
planned.go_live_at = datetime.now(UTC) + timedelta(days=3)
planned.save_revision(user=head, approved_go_live_at=planned.go_live_at).publish(user=head)
page.refresh_from_db()

editors = Group.objects.get(name="Editors")
editors.permissions.add(*Permission.objects.filter(codename__in=["view_signature", "stop_action"]))
GroupPagePermission.objects.create(
    group=editors, page=index, permission=Permission.objects.get(codename="publish_page")
)
PageSubscription.objects.create(page=page, user=head, comment_notifications=True)
PageViewRestriction.objects.create(page=planned, restriction_type=PageViewRestriction.LOGIN)
Redirect.objects.create(old_path="/kite", redirect_page=page)

client = Client(headers={"host": "harbour.example"})
answer = client.get(page.get_url())
html = answer.content.decode()
assert answer.status_code == 200
assert "Cookie" not in answer.get("Vary", "")
for words in (
    "harbour-menu",
    "Rubric 5",
    "I write about Ilyas Verne.",
    "urgent_action/urgent_action.css",
    "news/harbour.css",
):
    assert words in html, words
key = re.search('name="consent_key" value="([^"]+)"', html)[1]
fields = {"name": "Ana Example", "email": "ana@supporter.example", "country": "KE", "consent": "1", "consent_key": key}
assert client.post(f"/urgent-action/{page.pk}/sign/", fields).status_code == 303
[mail] = Path(settings.BASE_DIR, "mail").iterdir()
message = email.message_from_bytes(mail.read_bytes())
text = next(
    part.get_payload(decode=True).decode() for part in message.walk() if part.get_content_type() == "text/plain"
)
link = re.search(r"(/urgent-action/confirm/\S+)", text)[1]
assert Signature.objects.get().state == "pending"
assert client.post(link).status_code in (200, 303)
assert Signature.objects.get().state == "confirmed"

staff = Client(headers={"host": "harbour.example"})
staff.force_login(head)
assert staff.get("/admin/").status_code == 200
assert staff.get(f"/admin/pages/{page.pk}/edit/").status_code == 200
assert staff.post(f"/admin/urgent-action/{page.pk}/stop/", {"kind": "released"}).status_code == 302
page.refresh_from_db()
assert page.stopped_at is not None
assert client.post(f"/urgent-action/{page.pk}/sign/", fields).status_code in (409, 410)
