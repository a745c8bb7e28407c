"""URLs of the app. Include them above Wagtail's: ``path("urgent-action/", include("urgent_action.urls"))``.

They go by the page's id, or by a token from a mail, so that links survive a page that is moved or renamed.
"""

from django.urls import path, re_path

from .views.calendar import show_calendar
from .views.feed import show_feed
from .views.health import show_health
from .views.links import ask_for_withdrawal, confirm_signature, show_confirmed, withdraw_signature
from .views.signing import sign_action, thank
from .views.status import show_count, show_status

app_name = "urgent_action"

urlpatterns = [
    path("health.json", show_health, name="health"),
    path("<int:page_id>/sign/", sign_action, name="sign"),
    path("<int:page_id>/thanks/", thank, name="thanks"),
    path("<int:page_id>/confirmed/", show_confirmed, name="confirmed"),
    path("<int:page_id>/withdraw/", ask_for_withdrawal, name="ask_withdrawal"),
    path("<int:page_id>/status.json", show_status, name="status"),
    path("<int:page_id>/count.json", show_count, name="count"),
    path("<int:page_id>/feed.xml", show_feed, name="feed"),
    re_path(r"^calendar/(?P<user_id>[\w-]{1,64})/(?P<token>[^/]{1,200})\.ics$", show_calendar, name="calendar"),
    # Tokens come back from mail programs with all sorts of things glued to them: the token's reader cleans them.
    re_path(r"^confirm/(?P<token>[^/]{1,200})/?$", confirm_signature, name="confirm"),
    re_path(r"^withdraw/(?P<token>[^/]{1,200})/?$", withdraw_signature, name="withdraw"),
]
