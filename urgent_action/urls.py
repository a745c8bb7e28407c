"""URLs of the app. Include them above Wagtail's: ``path("urgent-action/", include("urgent_action.urls"))``.

They go by the page's id, so that links in mails survive a page that is moved or renamed.
"""

from django.urls import path

from .views.signing import sign_action, thank
from .views.status import show_status

app_name = "urgent_action"

urlpatterns = [
    path("<int:page_id>/sign/", sign_action, name="sign"),
    path("<int:page_id>/thanks/", thank, name="thanks"),
    path("<int:page_id>/status.json", show_status, name="status"),
]
