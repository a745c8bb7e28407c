"""URLs beneath those of the Wagtail admin."""

from django.urls import path

from .views import judge_address, show_reports

app_name = "urgent_action_appeals_admin"

urlpatterns = [
    path("<int:page_id>/reports/", show_reports, name="reports"),
    path("<int:page_id>/judge/", judge_address, name="judge"),
]
