"""URLs of the public files. Include them above Wagtail's: ``path("urgent-action/", include("urgent_action.sheets.urls"))``."""

from django.urls import path

from .views.downloads import show_letter, show_sheet

app_name = "urgent_action_sheets"

urlpatterns = [
    path("<int:page_id>/sheet.<str:output>", show_sheet, name="sheet"),
    path("<int:page_id>/letter-<str:language>.<str:output>", show_letter, name="letter"),
]
