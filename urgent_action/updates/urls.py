"""URLs of updates: ``path("urgent-action/updates/", include("urgent_action.updates.urls"))``, above Wagtail's."""

from django.urls import re_path

from .views import unsubscribe_signer

app_name = "urgent_action_updates"

urlpatterns = [
    # Tokens come back from mail programs with all sorts of things glued to them: the token's reader cleans them.
    re_path(r"^end/(?P<token>[^/]{1,200})/?$", unsubscribe_signer, name="unsubscribe"),
]
