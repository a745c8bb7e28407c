"""URLs beneath those of the Wagtail admin, which only those who may use the admin reach."""

from __future__ import annotations

from django.urls import path

from .extending import extend_deadline
from .next_sheet import make_next_sheet
from .redaction import redact_name
from .report import UrgentActionsReport
from .stopping import resume_action, show_stopped, stop_action

app_name = "urgent_action_admin"

urlpatterns = [
    path("report/", UrgentActionsReport.as_view(), name="report"),
    path("report/results/", UrgentActionsReport.as_view(results_only=True), name="report_results"),
    path("<int:page_id>/stop/", stop_action, name="stop"),
    path("<int:page_id>/stopped/", show_stopped, name="stopped"),
    path("<int:page_id>/resume/", resume_action, name="resume"),
    path("<int:page_id>/extend/", extend_deadline, name="extend"),
    path("<int:page_id>/next-sheet/", make_next_sheet, name="next_sheet"),
    path("<int:page_id>/redact/", redact_name, name="redact"),
]
