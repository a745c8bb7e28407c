"""URLs beneath those of the Wagtail admin."""

from django.urls import path

from .moderating import erase, restore, set_aside
from .views import SignatureListView, find_signature, inspect_signature, show_charts

app_name = "urgent_action_signatures"

urlpatterns = [
    path("<int:page_id>/signatures/", SignatureListView.as_view(), name="list"),
    path("<int:page_id>/signatures/results/", SignatureListView.as_view(results_only=True), name="results"),
    path("<int:page_id>/signatures/charts/", show_charts, name="charts"),
    path("<int:page_id>/signatures/find/", find_signature, name="find"),
    path("<int:page_id>/signatures/set-aside/", set_aside, name="set_aside"),
    path("<int:page_id>/signatures/restore/", restore, name="restore"),
    path("<int:page_id>/signatures/erase/", erase, name="erase"),
    path("<int:page_id>/signatures/<int:signature_id>/", inspect_signature, name="inspect"),
]
