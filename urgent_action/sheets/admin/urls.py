"""URLs in the admin; Wagtail lets only those who may use the admin reach them."""

from django.urls import path

from .views import discard_sheet, review_sheet, show_draft, show_source, upload_sheet

app_name = "urgent_action_sheets_admin"

urlpatterns = [
    path("import/<int:parent_id>/", upload_sheet, name="upload"),
    path("review/<uuid:import_id>/", review_sheet, name="review"),
    path("review/<uuid:import_id>/discard/", discard_sheet, name="discard"),
    path("pages/<int:page_id>/source/", show_source, name="source"),
    path("pages/<int:page_id>/sheet.<str:output>", show_draft, name="draft"),
]
